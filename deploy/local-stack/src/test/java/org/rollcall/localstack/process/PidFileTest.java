package org.rollcall.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.localstack.process.StackMemory.Phase;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void what_was_written_is_read_again_until_it_is_deleted() {
        // Given
        PidFile file = new PidFile(folder.resolve("pids.json"));
        ProcessEntry self = ProcessEntry.of("supervisor", ProcessHandle.current(), 0, 0);
        StackMemory memory = new StackMemory(self, Phase.READY, List.of(new ProcessEntry("kafka", 1, 2, 9192, 3)));

        // When
        file.write(memory);

        // Then
        assertThat(file.read()).contains(memory);
        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void this_process_is_alive() {
        assertThat(ProcessEntry.of("self", ProcessHandle.current(), 0, 0).alive())
                .isPresent();
    }

    @Test
    void a_later_process_with_the_same_pid_is_not_taken_for_ours() {
        // Given
        ProcessEntry self = ProcessEntry.of("self", ProcessHandle.current(), 0, 0);

        // When
        ProcessEntry earlier = new ProcessEntry("kafka", self.pid(), self.startedAt() - 60_000, 9192, 0);

        // Then
        assertThat(earlier.alive()).isEmpty();
        assertThat(new StackMemory(earlier, Phase.READY, List.of(earlier, self)).isSupervised())
                .isFalse();
        assertThat(new StackMemory(earlier, Phase.READY, List.of(earlier, self)).survivors())
                .containsExactly(self);
    }
}
