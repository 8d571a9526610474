package org.rollcall.register;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moves the school clock of the service under test, and lets everything due in between happen. */
public final class SchoolTime {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private SchoolTime() {}

    /** Moves to a local time at school. */
    public static void moveTo(String date, String time) {
        moveTo(LocalDate.parse(date).atTime(LocalTime.parse(time)).atZone(LONDON).toInstant());
    }

    /** Moves to an instant. */
    public static void moveTo(Instant target) {
        for (Instant due = nextDue(target); due != null; due = nextDue(target)) {
            set(due);
            post(due);
        }
        set(target);
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
