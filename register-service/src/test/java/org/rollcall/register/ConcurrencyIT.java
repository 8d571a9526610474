package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
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

    @Test
    @DisplayName(
            "Two people with the same revision in hand: one register is taken, the other one is told that it is stale")
    void oneOfManyWithTheSameRevisionWins() {
        // Given everybody has read the register before its first mark
        SchoolFixture school = SchoolFixture.withPupils(8);
        SchoolTime.moveTo("2026-09-14", "08:55");
        String tag =
                school.get(school.officer, school.register("2026-09-14", "AM")).header("ETag");

        // When each marks another pupil
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String pupil = school.pupils.get(i).toString();
                answers.add(CompletableFuture.supplyAsync(
                        () -> school.putIf(
                                        tag,
                                        school.officer,
                                        school.register("2026-09-14", "AM"),
                                        Map.of("marks", List.of(Map.of("pupilId", pupil, "code", "/"))))
                                .statusCode(),
                        people));
            }
            answers.forEach(answer -> statuses.add(answer.join()));
        }

        // Then
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(7);
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + school.urn))
                .isEqualTo(1);
        String next =
                school.get(school.officer, school.register("2026-09-14", "AM")).header("ETag");
        school.putIf(next, school.officer, school.register("2026-09-14", "AM"), school.marks("/", Map.of()))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
    }

    @Test
    @DisplayName("Without a revision the last write of each pupil stands, and both are in the history")
    void bothAreKept() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:55");

        // When
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            CompletableFuture.allOf(
                            CompletableFuture.runAsync(() -> school.take("2026-09-14", "AM", Map.of(0, "N")), people),
                            CompletableFuture.runAsync(
                                    () -> school.takeAs(school.teacher, "2026-09-14", "AM", Map.of(0, "L")), people))
                    .join();
        }

        // Then
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.code"))
                .containsExactlyInAnyOrder("N", "L");
        assertThat(school.marksOf(0).<List<String>>path("items[0].history.by.role"))
                .containsExactlyInAnyOrder("attendance-officer", "teacher");
        assertThat(school.marksOf(1).<List<String>>path("items[0].history.code"))
                .containsExactly("/");
    }
}
