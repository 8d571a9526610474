package org.rollcall.register;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Moves the school clock of the service under test, and lets everything due in between happen. */
public final class SchoolTime {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private SchoolTime() {}

    /** Moves to a local time at school. */
    public static void moveTo(String date, String time) {
        moveTo(LocalDate.parse(date)
                .atTime(LocalTime.parse(time))
                .atZone(LONDON)
                .toInstant());
    }

    /** Moves to an instant. */
    public static void moveTo(Instant target) {
        for (Instant due = nextDue(target); due != null; due = nextDue(target)) {
            set(due);
            post(due);
        }
        set(target);
    }

    /** Waits until the service has nothing left to do. */
    public static void awaitQuiet() {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<String> left = left();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not quiet after a minute: " + left);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            left = left();
        }
    }

    private static List<String> left() {
        return given().get("/internal/dev/quiet")
                .then()
                .statusCode(200)
                .extract()
                .path("left");
    }

    private static @Nullable Instant nextDue(Instant until) {
        String due = given().queryParam("until", until.toString())
                .get("/internal/dev/clock")
                .then()
                .statusCode(200)
                .extract()
                .path("nextDue");
        return due == null ? null : Instant.parse(due);
    }

    private static void set(Instant now) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", now.toString()))
                .put("/internal/dev/clock")
                .then()
                .statusCode(204);
    }

    private static void post(Instant due) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", due.toString()))
                .post("/internal/dev/due")
                .then()
                .statusCode(204);
    }
}
