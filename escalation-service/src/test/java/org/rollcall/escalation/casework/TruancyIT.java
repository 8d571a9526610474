package org.rollcall.escalation.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.PupilSignedOut;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class TruancyIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Inject
    EventsFixture events;

    @Test
    @DisplayName(
            "AET-10.1 AET-10.4 AET-10.5 AET-10.6 AET-10.8 suspected, put to the head, confirmed, warned of, considered")
    void fromSuspicionToConsideration() {
        // Given
        PlayedSchool school = opened("aspire-2023", "741");
        events.tell(new PupilSignedOut(
                school.urn, 1, UUID.randomUUID(), school.pupils.get(1), Instant.parse("2026-09-14T10:30:00Z")));
        school.session(MONDAY, "AM", Map.of()).forEach(events::tell);
        school.session(MONDAY, "PM", Map.of(0, "N", 1, "N")).forEach(events::tell);
        settle();

        // When
        String task = suspicion(school, 0);
        assertThat(suspicions(school, 1)).isEmpty();
        complete(school, task, Map.of(), 422, "decision-required");
        complete(school, task, Map.of("decision", "CONFIRM"), 422, "reason-required");
        post(
                        school.urn,
                        "head",
                        "/tasks/" + task + "/completion",
                        Map.of("decision", "CONFIRM", "note", "Seen in the town by a member of staff."))
                .statusCode(200)
                .body("state", equalTo("DONE"));
        settle();

        // Then
        get(school.urn, "head", "/findings?rule=truancy-first").body("items", hasSize(1));
        get(school.urn, "head", "/letters?pupilId=" + school.pupils.get(0))
                .body("items.state", contains("PROPOSED", "PROPOSED"))
                .body("items[0].ruleId", equalTo("truancy-first"));
        String caseId = get(school.urn, "head", "/cases?pupilId=" + school.pupils.get(0))
                .extract()
                .path("items[0].caseId");
        get(school.urn, "head", "/cases/" + caseId).body("timeline.kind", hasItem("OUTCOME"));

        // When a lesson is missed on another day
        clock("2026-09-15T09:10:00Z");
        events.tell(missed(school, 0, MONDAY.plusDays(1), 1, true));
        settle();
        post(
                        school.urn,
                        "head",
                        "/tasks/" + suspicion(school, 0) + "/completion",
                        Map.of("decision", "CONFIRM", "note", "Again."))
                .statusCode(200);
        settle();
        get(school.urn, "head", "/findings?rule=truancy-again").body("items", hasSize(1));
        get(school.urn, "head", "/letters?pupilId=" + school.pupils.get(0)).body("items", hasSize(2));
    }

    @Test
    @DisplayName("BHCET-14.1 BHCET-14.3 BHCET-14.4 a dismissed suspicion, and a lesson's wrong mark, bring no letter")
    void dismissed() {
        // Given
        PlayedSchool school = opened("hogarth-2024", "742");
        school.session(MONDAY, "AM", Map.of()).forEach(events::tell);
        events.tell(missed(school, 0, MONDAY, 1, true));
        events.tell(missed(school, 1, MONDAY, 1, true));
        settle();

        // When
        post(
                        school.urn,
                        "head",
                        "/tasks/" + suspicion(school, 0) + "/completion",
                        Map.of("decision", "REJECT", "note", "With the school nurse."))
                .statusCode(200);
        events.tell(missed(school, 1, MONDAY, 2, false));
        settle();

        // Then
        get(school.urn, "head", "/findings?rule=gone-after-registration&pupilId=" + school.pupils.get(0))
                .body("items.state", contains("RESOLVED"));
        get(school.urn, "head", "/findings?rule=gone-after-registration&pupilId=" + school.pupils.get(1))
                .body("items.state", contains("RETRACTED"));
        get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + school.pupils.get(0))
                .body("items", hasSize(0));
        get(school.urn, "head", "/letters").body("items", hasSize(0));
    }

    @Test
    @DisplayName("AET-9.2 AET-9.3 AET-9.8 AET-9.10 lunch passes: the head's tasks, then letters for each decision")
    void lunchPasses() {
        // Given
        PlayedSchool school = opened("aspire-2023", "743");
        school.session(MONDAY, "AM", Map.of()).forEach(events::tell);
        UUID pass = UUID.randomUUID();
        events.tell(pass(school, pass, 1, "REQUESTED", null));
        settle();
        get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + school.pupils.get(0))
                .body("items", hasSize(2))
                .body("items[0].due", equalTo("2026-09-21"));

        // When
        events.tell(pass(school, pass, 2, "GRANTED", null));
        events.tell(pass(school, pass, 3, "GRANTED", MONDAY));
        events.tell(pass(school, pass, 4, "GRANTED", MONDAY));
        events.tell(pass(school, pass, 5, "WITHDRAWN", MONDAY));
        settle();

        // Then
        List<String> rules = get(school.urn, "head", "/letters?pupilId=" + school.pupils.get(0))
                .body(
                        "items.findAll { it.ruleId == 'lunch-leave-withdrawn' }.state",
                        equalTo(List.of("PROPOSED", "PROPOSED")))
                .extract()
                .path("items.ruleId");
        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "lunch-leave-granted",
                        "lunch-leave-granted",
                        "lunch-leave-renewal",
                        "lunch-leave-renewal",
                        "lunch-leave-withdrawn",
                        "lunch-leave-withdrawn");
        get(school.urn, "head", "/cases?pupilId=" + school.pupils.get(0)).body("items", hasSize(0));
    }

    @Test
    @DisplayName(
            "KCA-9.14 ATT-A1.11.1 KCA-8.4 KCA-10.1 KCA-13.6 a teacher's concern reaches lead and head; staff invite; leave is confirmed by letter")
    void concernsInvitationsAndLeave() {
        // Given
        PlayedSchool school = opened("kings-cross-2024", "744");
        school.session(MONDAY, "AM", Map.of()).forEach(events::tell);
        settle();
        String pupil = school.pupils.get(0).toString();

        // When
        post(school.urn, "teacher", "/concerns", Map.of("pupilId", pupil, "text", "Late every Monday."))
                .statusCode(201);
        post(school.urn, "front-end", "/concerns", Map.of("pupilId", pupil, "text", "x"))
                .statusCode(403);
        post(school.urn, "teacher", "/concerns", Map.of("pupilId", UUID.randomUUID(), "text", "x"))
                .statusCode(404);
        String caseId = get(school.urn, "head", "/cases?pupilId=" + pupil)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].caseId");
        post(
                        school.urn,
                        "attendance-officer",
                        "/cases/" + caseId + "/entries",
                        Map.of("type", "NOTE", "details", Map.of("event", "absences-persist")))
                .statusCode(201);
        post(
                        school.urn,
                        "attendance-officer",
                        "/cases/" + caseId + "/entries",
                        Map.of("type", "NOTE", "details", Map.of("event", "leave-granted")))
                .statusCode(422);
        events.tell(new LeaveGranted(
                school.urn,
                2,
                UUID.randomUUID(),
                school.pupils.get(0),
                "EXCEPTIONAL",
                "C",
                LocalDate.of(2026, 11, 16),
                LocalDate.of(2026, 11, 17),
                Instant.parse("2026-09-14T12:40:00Z")));
        settle();

        // Then
        get(school.urn, "head", "/tasks?pupilId=" + pupil).body("items.role", hasItems("attendance-officer", "head"));
        List<String> rules =
                get(school.urn, "head", "/letters?pupilId=" + pupil).extract().path("items.ruleId");
        assertThat(rules)
                .containsExactlyInAnyOrder("absences-persist", "absences-persist", "leave-granted", "leave-granted");
    }

    private PlayedSchool opened(String policyId, String laCode) {
        clock("2026-09-14T12:45:00Z");
        PlayedSchool school = new PlayedSchool(2, laCode, policyId);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.pupils.forEach(pupil -> events.tell(school.people(pupil)));
        settle();
        return school;
    }

    private static LessonMissed missed(PlayedSchool school, int pupil, LocalDate day, long revision, boolean missing) {
        return new LessonMissed(
                school.urn,
                revision,
                school.pupils.get(pupil),
                day,
                "AM",
                2,
                missing,
                Instant.parse(day + "T09:05:00Z"),
                "ATT-A1.3.4");
    }

    private static LunchPassChanged pass(
            PlayedSchool school, UUID pass, long revision, String state, @Nullable LocalDate renewal) {
        return new LunchPassChanged(
                school.urn,
                revision,
                pass,
                school.pupils.get(0),
                state,
                MONDAY,
                LocalDate.of(2026, 9, 21),
                state.equals("GRANTED") ? MONDAY : null,
                null,
                renewal,
                state.equals("WITHDRAWN") ? false : null,
                "AET-9.1",
                Instant.parse("2026-09-14T12:40:00Z"));
    }

    private static void complete(PlayedSchool school, String task, Map<String, Object> body, int status, String code) {
        post(school.urn, "head", "/tasks/" + task + "/completion", body)
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private static String suspicion(PlayedSchool school, int pupil) {
        return suspicions(school, pupil).getFirst();
    }

    private static List<String> suspicions(PlayedSchool school, int pupil) {
        return get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + school.pupils.get(pupil))
                .extract()
                .path("items.findAll { it.title.startsWith('Confirm the truancy') }.taskId");
    }
}
