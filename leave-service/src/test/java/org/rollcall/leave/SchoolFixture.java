package org.rollcall.leave;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.localstack.testing.TestTokens;

/** Makes schools with pupils, each test its own, and calls the API as their people. */
@ApplicationScoped
public class SchoolFixture {
    private static final AtomicInteger NEXT_URN = new AtomicInteger(910_000);

    private final EventsFixture events;

    SchoolFixture(EventsFixture events) {
        this.events = events;
    }

    /** A school under the policy, open in autumn 2026. */
    public int open(String policyId) {
        int urn = NEXT_URN.incrementAndGet();
        SchoolConfigured.Window window = new SchoolConfigured.Window("08:50", "09:00", "09:30");
        events.tell(new SchoolConfigured(
                urn,
                1,
                "Testfield School",
                "PRIMARY",
                "202",
                "90001",
                List.of(new SchoolConfigured.Policy(LocalDate.of(2026, 8, 1), policyId, Map.of())),
                List.of(new SchoolConfigured.Times(LocalDate.of(2026, 8, 1), window, window))));
        events.tell(new CalendarChanged(
                urn,
                1,
                "2026-27",
                List.of(new CalendarChanged.Term(
                        "Autumn",
                        LocalDate.of(2026, 9, 3),
                        LocalDate.of(2026, 12, 18),
                        new CalendarChanged.Span(LocalDate.of(2026, 10, 26), LocalDate.of(2026, 10, 30)))),
                List.of(new CalendarChanged.Closure(
                        LocalDate.of(2026, 11, 20), List.of("AM", "PM"), "INSET", List.of()))));
        return urn;
    }

    /** A pupil on roll since the term began. */
    public UUID admit(int urn) {
        UUID pupil = UUID.randomUUID();
        events.tell(admission(urn, pupil, 1));
        settle();
        return pupil;
    }

    /** The admission of a pupil, to be told when the test likes. */
    public PupilAdmitted admission(int urn, UUID pupil, long revision) {
        return new PupilAdmitted(
                urn,
                revision,
                pupil,
                LocalDate.of(2018, 2, 3),
                4,
                UUID.randomUUID(),
                LocalDate.of(2026, 9, 3),
                null,
                "202",
                List.of());
    }

    /** Moves the school clock of the service. */
    public void clock(String now) {
        given().contentType(ContentType.JSON)
                .body(Map.of("now", now))
                .put("/internal/dev/clock")
                .then()
                .statusCode(204);
    }

    /** Waits until every event has been read and every outbox row sent. */
    public void settle() {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> given().get("/internal/dev/quiet")
                        .then()
                        .statusCode(200)
                        .body("left", empty()));
    }

    /** A good request for leave of the week of 16 November, to be changed by the test. */
    public static Map<String, Object> form(UUID pupil) {
        Map<String, Object> form = new HashMap<>();
        form.put("pupilId", pupil.toString());
        form.put("kind", "EXCEPTIONAL");
        form.put("from", "2026-11-16");
        form.put("to", "2026-11-20");
        form.put("reason", "funeral of a grandparent abroad");
        form.put("requestedBy", "Demo Parent");
        form.put("requestedOn", "2026-09-07");
        form.put("evidence", List.of("letter.pdf"));
        return form;
    }

    /** Posts a request as somebody of the school. */
    public static ValidatableResponse request(int urn, String role, Map<String, Object> form) {
        return post(urn, role, "", form);
    }

    /** Posts to a path below the school's requests as somebody of the school. */
    public static ValidatableResponse post(int urn, String role, String path, Object body) {
        return given().auth()
                .oauth2(token(urn, role))
                .contentType(ContentType.JSON)
                .body(body)
                .post(path(urn) + path)
                .then();
    }

    /** Gets below the school's requests as somebody of the school. */
    public static ValidatableResponse get(int urn, String role, String path) {
        return given().auth().oauth2(token(urn, role)).get(path(urn) + path).then();
    }

    /** A token of somebody with one role at one school. */
    public static String token(int urn, String role) {
        return TestTokens.token("Test " + role, "/schools/" + urn + "/" + role);
    }

    /** Where a school's requests are. */
    public static String path(int urn) {
        return "/api/v1/schools/" + urn + "/leave-requests";
    }
}
