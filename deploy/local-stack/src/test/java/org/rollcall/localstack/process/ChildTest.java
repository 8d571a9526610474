package org.rollcall.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

class ChildTest {

    private static final Child.Listener NOBODY = new Child.Listener() {
        @Override
        public void started() {}

        @Override
        public void say(String line) {}
    };

    @TempDir
    Path folder;

    @Test
    void a_killed_process_comes_back_and_a_stopped_one_does_not() {
        // Given
        Child child = new Child(recipe("exec sleep 60", () -> true), NOBODY).start();
        child.awaitReady();
        ProcessEntry first = Objects.requireNonNull(child.entry());

        // When
        first.alive().orElseThrow().destroyForcibly();

        // Then
        assertThat(Wait.until(
                        Duration.ofSeconds(5),
                        () -> child.restarts() == 1
                                && Objects.requireNonNull(child.entry()).alive().isPresent()))
                .isTrue();
        ProcessEntry second = Objects.requireNonNull(child.entry());
        assertThat(second.pid()).isNotEqualTo(first.pid());
        child.stop(Duration.ofSeconds(5));
        assertThat(second.alive()).isEmpty();
        assertThat(child.restarts()).isEqualTo(1);
    }

    @Test
    void a_process_that_cannot_live_ends_the_start_with_the_end_of_its_log() {
        // Given
        Child child = new Child(recipe("echo port is taken; exit 3", () -> false), NOBODY).start();

        // When, Then
        assertThatThrownBy(child::awaitReady)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("sleeper stops as soon as it is started")
                .hasMessageContaining("port is taken");
    }

    @Test
    void a_process_that_does_not_become_ready_is_given_up_after_its_patience() {
        // Given
        Child child = new Child(recipe("echo thinking; exec sleep 60", () -> false), NOBODY).start();

        // When, Then
        assertThatThrownBy(child::awaitReady)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("was not ready within 2 s");
        child.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_process_that_ignores_the_request_to_stop_is_killed() {
        // Given
        Child child =
                new Child(recipe("trap '' TERM; echo deaf; while :; do sleep 0.1; done", () -> true), NOBODY).start();
        child.awaitReady();
        assertThat(Wait.until(
                        Duration.ofSeconds(5),
                        () -> Launch.tail(folder.resolve("sleeper.log"), 1).equals("deaf")))
                .isTrue();

        // When
        child.stop(Duration.ofMillis(200));

        // Then
        assertThat(Objects.requireNonNull(child.entry()).alive()).isEmpty();
    }

    private Recipe recipe(String script, Callable<Boolean> ready) {
        return new Recipe(
                "sleeper",
                Recipe.Tier.SERVICE,
                0,
                List.of("/bin/sh", "-c", script),
                Map.of(),
                folder,
                folder.resolve("sleeper.log"),
                ready,
                Duration.ofSeconds(2));
    }
}
