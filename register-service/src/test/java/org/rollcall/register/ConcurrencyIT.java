package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrencyIT {
    @Inject
    RegisterDatabase database;

    @Test
    void manyPeopleOnOneRegisterLeaveOneHistory() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(10);
        SchoolTime.moveTo("2026-09-14", "08:55");

        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String code = i % 2 == 0 ? "N" : "L";
                answers.add(CompletableFuture.supplyAsync(
                        () -> school.take("2026-09-14", "AM", Map.of(0, code)).statusCode(), people));
            }
            answers.forEach(answer -> statuses.add(answer.join()));
        }

        // Then
        assertThat(statuses).containsOnly(200);
        String where = " FROM mark_version WHERE school_urn = " + school.urn;
        assertThat(database.count(school.urn, "SELECT count(*)" + where + " AND revision = 1"))
                .isEqualTo(10);
        assertThat(database.ask(school.urn, "SELECT 1" + where + " GROUP BY pupil_id HAVING max(revision) <> count(*)"))
                .isEmpty();
        assertThat(database.count(
                        school.urn,
                        "SELECT count(*) FROM (SELECT code, lag(code) OVER (PARTITION BY pupil_id ORDER BY revision)"
                                + " AS before" + where + ") v WHERE code = before"))
                .as("versions that changed nothing")
                .isZero();
    }
}
