package org.rollcall.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldRecordsTest {
    @Test
    void the_number_is_read_from_the_services_metrics() {
        // Given
        String metrics = """
                # HELP rollcall_dead_letters_held Records set aside that wait for a person
                # TYPE rollcall_dead_letters_held gauge
                rollcall_dead_letters_held 3.0
                """;

        // Then
        assertThat(HeldRecords.read(metrics)).contains(3L);
        assertThat(HeldRecords.read("# TYPE up gauge\nup 1.0")).isEmpty();
    }

    @Test
    void a_port_at_which_nothing_answers_has_no_number() {
        assertThat(HeldRecords.of(1)).isEmpty();
    }
}
