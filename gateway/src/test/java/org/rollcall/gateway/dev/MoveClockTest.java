package org.rollcall.gateway.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.upstream.Upstream;
import org.rollcall.gateway.upstream.Upstreams;

class MoveClockTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String START = "2026-09-07T07:00:00Z";

    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final Map<Upstream, FakeService> services = new EnumMap<>(Upstream.class);
    private MoveClock move;
    private AwaitQuiet quiet;

    @BeforeEach
    void fourServices() {
        Map<Upstream, URI> addresses = new EnumMap<>(Upstream.class);
        Arrays.stream(Upstream.values()).forEach(name -> {
            FakeService service = new FakeService(VERTX, name.word(), journal, START);
            services.put(name, service);
            addresses.put(name, service.uri());
        });
        ClockClient clocks = new ClockClient(new io.vertx.mutiny.core.Vertx(VERTX), Upstreams.at(addresses));
        quiet = new AwaitQuiet(clocks);
        move = new MoveClock(clocks, quiet);
    }

    @AfterEach
    void close() {
        services.values().forEach(FakeService::close);
    }

    @AfterAll
    static void closeVertx() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private FakeService service(Upstream name) {
        return Objects.requireNonNull(services.get(name));
    }

    private List<String> happened(String word) {
        return journal.stream().filter(line -> line.contains(word)).toList();
    }

    @Test
    void what_is_due_runs_in_the_order_of_its_instants_over_all_services() {
        // Given
        service(Upstream.ESCALATION).dueAt("2026-09-07T09:00:00Z").dueAt("2026-09-08T08:30:00Z");
        service(Upstream.REGISTER).dueAt("2026-09-07T08:30:00Z").dueAt("2026-09-07T12:30:00Z");

        // When
        move.to(Instant.parse("2026-09-07T17:00:00Z"));

        // Then
        assertThat(happened(" ran "))
                .containsExactly(
                        "register ran 2026-09-07T08:30:00Z",
                        "escalation ran 2026-09-07T09:00:00Z",
                        "register ran 2026-09-07T12:30:00Z");
        assertThat(services.values())
                .allSatisfy(service -> assertThat(service.now()).isEqualTo("2026-09-07T17:00:00Z"));
    }

    @Test
    void every_clock_stands_at_the_instant_before_anything_runs() {
        // Given
        service(Upstream.LEAVE).dueAt("2026-09-07T08:30:00Z");

        // When
        move.to(Instant.parse("2026-09-07T09:00:00Z"));

        // Then
        int ran = journal.indexOf("leave ran 2026-09-07T08:30:00Z");
        assertThat(journal.subList(0, ran))
                .containsExactlyInAnyOrder(
                        "register set 2026-09-07T08:30:00Z",
                        "leave set 2026-09-07T08:30:00Z",
                        "escalation set 2026-09-07T08:30:00Z",
                        "reporting set 2026-09-07T08:30:00Z");
    }

    @Test
    void at_the_same_instant_the_register_comes_first_and_its_consequences_before_the_next() {
        // Given
        service(Upstream.ESCALATION).dueAt("2026-09-07T08:30:00Z");
        service(Upstream.REGISTER).dueAt("2026-09-07T08:30:00Z");
        service(Upstream.REPORTING).busyFor(4, "unread events");

        // When
        move.to(Instant.parse("2026-09-07T08:30:00Z"));

        // Then
        assertThat(happened(" ran "))
                .containsExactly("register ran 2026-09-07T08:30:00Z", "escalation ran 2026-09-07T08:30:00Z");
    }

    @Test
    void the_next_instant_waits_until_what_the_last_one_caused_has_happened() {
        // Given
        service(Upstream.REGISTER).dueAt("2026-09-07T08:30:00Z").dueAt("2026-09-07T12:30:00Z");
        service(Upstream.ESCALATION).busyFor(6, "unread events");

        // When
        move.to(Instant.parse("2026-09-07T13:00:00Z"));

        // Then
        assertThat(journal.lastIndexOf("escalation busy"))
                .isLessThan(journal.indexOf("register ran 2026-09-07T12:30:00Z"));
    }

    @Test
    void back_sets_every_clock_and_runs_nothing() {
        // Given
        service(Upstream.REGISTER).dueAt("2026-09-06T08:30:00Z");

        // When
        move.to(Instant.parse("2026-09-06T12:00:00Z"));

        // Then
        assertThat(happened(" ran ")).isEmpty();
        assertThat(service(Upstream.REPORTING).now()).isEqualTo("2026-09-06T12:00:00Z");
    }

    @Test
    void what_was_missed_runs_late_without_setting_a_clock_back() {
        // Given
        service(Upstream.REGISTER).dueAt("2026-09-07T06:00:00Z");

        // When
        move.to(Instant.parse("2026-09-07T08:00:00Z"));

        // Then
        assertThat(happened(" ran ")).containsExactly("register ran 2026-09-07T06:00:00Z");
        assertThat(happened("set 2026-09-07T06")).isEmpty();
    }

    @Test
    void a_move_with_nothing_due_answers_within_100_ms() {
        // Given
        move.to(Instant.parse("2026-09-07T07:01:00Z"));
        List<Duration> took = new ArrayList<>();

        // When
        for (int minute = 2; minute < 12; minute++) {
            long began = System.nanoTime();
            move.to(Instant.parse("2026-09-07T07:%02d:00Z".formatted(minute)));
            took.add(Duration.ofNanos(System.nanoTime() - began));
        }

        // Then the fastest of ten, for the machine may be busy with something else and a slow way slows down all
        assertThat(Collections.min(took)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void moves_at_the_same_time_happen_one_after_the_other() {
        // Given
        service(Upstream.REGISTER).dueAt("2026-09-07T08:30:00Z").dueAt("2026-09-07T12:30:00Z");

        // When
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> move.to(Instant.parse("2026-09-07T12:00:00Z")), two),
                            CompletableFuture.runAsync(() -> move.to(Instant.parse("2026-09-07T12:00:00Z")), two))
                    .join();
        }

        // Then
        assertThat(happened(" ran ")).containsExactly("register ran 2026-09-07T08:30:00Z");
        assertThat(happened("set 2026-09-07T08:30")).hasSize(4);
    }

    @Test
    void a_service_that_does_not_follow_is_named() {
        // Given
        service(Upstream.ESCALATION).breakDown();

        // When
        Instant target = Instant.parse("2026-09-07T12:00:00Z");

        // Then
        assertThatThrownBy(() -> move.to(target))
                .isInstanceOf(ServiceFailure.class)
                .hasMessageContaining("escalation");
    }

    @Test
    void it_is_quiet_only_when_nothing_is_left_and_nothing_is_due() {
        // Given
        service(Upstream.LEAVE).busyFor(3, "2 outbox rows");

        // When
        List<String> left = quiet.everywhere(Duration.ofSeconds(10));

        // Then
        assertThat(left).isEmpty();
        assertThat(happened("leave busy")).hasSize(3);
    }

    @Test
    void what_is_left_is_named_when_patience_ends() {
        // Given
        service(Upstream.LEAVE).dueAt("2026-09-07T06:00:00Z");

        // When
        List<String> left = quiet.everywhere(Duration.ofMillis(50));

        // Then
        assertThat(left).containsExactly("leave: due since 2026-09-07T06:00:00Z");
    }
}
