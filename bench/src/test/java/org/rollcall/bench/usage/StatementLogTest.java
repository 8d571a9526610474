package org.rollcall.bench.usage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatementLogTest {

    @Test
    void statements_are_counted_by_database_and_transactions_apart() {
        // Given
        String log = """
                rollcall-bench register LOG:  statement: BEGIN
                rollcall-bench register LOG:  execute P_1: SELECT set_config('app.urns', $1, true)
                rollcall-bench register LOG:  execute <unnamed>: WITH a AS (
                    SELECT 1) SELECT LOG:  execute
                rollcall-bench register LOG:  statement: COMMIT
                rollcall-bench leave LOG:  statement: select 1
                rollcall-bench register ERROR:  duplicate key
                2026-11-22 08:00:00 UTC [7] LOG:  checkpoint starting: time
                """;
        // When
        var counts = StatementLog.count(log.lines());
        // Then
        assertThat(counts)
                .containsOnlyKeys("register", "leave")
                .containsEntry("register", new StatementLog.Count(2, 1))
                .containsEntry("leave", new StatementLog.Count(1, 0));
    }
}
