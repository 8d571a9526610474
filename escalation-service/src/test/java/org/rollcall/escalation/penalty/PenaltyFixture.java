package org.rollcall.escalation.penalty;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.register.PeopleRecord;

/** A pupil of a school with ten unauthorised sessions, and what staff say about a penalty. */
final class PenaltyFixture {
    /** Five school days with an INSET day among them: ten sessions. */
    private static final List<String> FIVE_DAYS =
            List.of("2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17", "2026-09-21");

    final PlayedSchool school;
    final UUID pupil;
    final PeopleRecord people;
    private final EventsFixture events;

    PenaltyFixture(EventsFixture events, String laCode) {
        this.events = events;
        school = new PlayedSchool(1, laCode);
        pupil = school.pupils.getFirst();
        people = school.people(pupil);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        events.tell(people);
        play(FIVE_DAYS, "O");
    }

    void play(List<String> days, String code) {
        days.forEach(day -> school.day(LocalDate.parse(day), Map.of(0, code)).forEach(events::tell));
        settle();
    }

    String consideration(String state) {
        return get(school.urn, "head", "/penalty-notices?state=" + state + "&pupilId=" + pupil)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("CONSIDERATION"))
                .extract()
                .path("items[0].considerationId");
    }

    static List<Map<String, String>> answers(String turned) {
        List<Map<String, String>> answers = new ArrayList<>();
        List.of(
                        "SUPPORT_APPROPRIATE",
                        "SUPPORT_TRIED",
                        "NOTICE_LIKELY_TO_WORK",
                        "OTHER_STEP_BETTER",
                        "EQUALITY_CONSIDERED")
                .forEach(question -> answers.add(Map.of(
                        "question",
                        question,
                        "answer",
                        question.equals("OTHER_STEP_BETTER") == question.equals(turned) ? "YES" : "NO",
                        "rationale",
                        "Discussed with both parents.")));
        return answers;
    }

    ValidatableResponse decide(String role, String id, String decision, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(
                Map.of("decision", decision, "answers", answers(""), "rationale", "Support was offered three times."));
        body.putAll(more);
        return post(school.urn, role, "/penalty-notices/considerations/" + id, body);
    }

    Map<String, Object> notice(String consideration, int parent, String number) {
        return Map.of(
                "considerationId",
                consideration,
                "parentId",
                people.parents().get(parent).parentId().toString(),
                "number",
                number,
                "issuedOn",
                "2026-09-21");
    }

    ValidatableResponse pay(String notice, String on, String amount) {
        return post(
                school.urn,
                "attendance-officer",
                "/penalty-notices/" + notice + "/payments",
                Map.of("paidOn", on, "amount", amount));
    }

    ValidatableResponse judge(String id, String outcome) {
        return post(
                school.urn,
                "head",
                "/penalty-notices/considerations/" + id + "/improvement",
                Map.of("outcome", outcome, "rationale", "The same as before."));
    }
}
