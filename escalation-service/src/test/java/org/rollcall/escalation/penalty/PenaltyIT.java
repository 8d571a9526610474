package org.rollcall.escalation.penalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.rollcall.escalation.EscalationCalls.answer;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.inbox;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilLinked;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class PenaltyIT {
    private static final LocalDate TENTH = LocalDate.parse("2026-09-21");
    private static final String LA = "781";

    @Inject
    EventsFixture events;

    private PenaltyFixture child;
    private PlayedSchool school;
    private UUID pupil;
    private PeopleRecord people;

    @BeforeEach
    void tenSessionsAreUnauthorised() {
        clock("2026-09-21T14:30:00Z");
        child = new PenaltyFixture(events, LA);
        school = child.school;
        pupil = child.pupil;
        people = child.people;
    }

    @Test
    @DisplayName(
            "KCA-10.2 BHCET-22.12 BHCET-22.13 ATT-A1.8.5 the head alone decides, upon every answer with its reason")
    void theHeadDecides() {
        // Given
        String id = child.consideration("OPEN");
        get(school.urn, "attendance-officer", "/penalty-notices/considerations/" + id)
                .statusCode(200)
                .body("evidence.sessions", hasSize(10))
                .body("threshold.count", equalTo(10))
                .body("threshold.met", equalTo(true))
                .body("questions", hasSize(6))
                .body("parents.offence", contains("FIRST", "FIRST"))
                .body("parents[0].early", equalTo("80.00"))
                .body("parents[0].full", equalTo("160.00"))
                .body("reminders.code", contains("support-not-shown", "invitation-first"))
                .body("objections", empty())
                .body("guards.compulsorySchoolAge", equalTo(true));
        get(school.urn, "office", "/penalty-notices").statusCode(403);

        // Then
        child.decide("attendance-officer", id, "REFERRED", Map.of()).statusCode(403);
        child.decide("head", id, "REFERRED", Map.of("answers", List.of()))
                .statusCode(422)
                .body("code", equalTo("question-open"))
                .body("errors", hasSize(5));
        child.decide("head", id, "REFERRED", Map.of("answers", PenaltyFixture.answers("NOTICE_LIKELY_TO_WORK")))
                .statusCode(422)
                .body("code", equalTo("another-tool"));
        child.decide("head", id, "REFERRED", Map.of("answers", PenaltyFixture.answers("SUPPORT_TRIED")))
                .statusCode(422)
                .body("code", equalTo("support-first"));
        child.decide("head", id, "REFERRED", Map.of("ground", "illness"))
                .statusCode(422)
                .body("code", equalTo("ground-required"));
        child.decide(
                        "head",
                        id,
                        "REFERRED",
                        Map.of("answers", List.of(Map.of("question", "PUBLIC_INTEREST", "answer", "YES"))))
                .statusCode(403);
        post(school.urn, "head", "/penalty-notices/considerations/" + id, List.of())
                .statusCode(400);
        child.decide("head", UUID.randomUUID().toString(), "DECLINED", Map.of()).statusCode(404);

        // When
        child.decide("head", id, "SUPPORT_FIRST", Map.of())
                .statusCode(200)
                .body("state", equalTo("SUPPORT_FIRST"))
                .body("changes[0].details.answers", hasSize(5));
        child.decide("head", id, "DECLINED", Map.of()).statusCode(200).body("state", equalTo("DECLINED"));

        // Then
        child.decide("head", id, "REFERRED", Map.of()).statusCode(409).body("code", equalTo("already-decided"));
        inbox(LA, "?type=PENALTY_REFERRAL").body("items.findAll { it.urn == " + school.urn + " }", empty());
    }

    @Test
    @DisplayName("BHCET-22.5 KCA-10.6 KCA-10.10 no referral while a session is N, then both parents are referred")
    void referred() {
        // Given
        String id = child.consideration("OPEN");
        events.tell(school.amended(0, TENTH, "PM", "O", "N", TENTH));
        settle();
        get(school.urn, "head", "/penalty-notices/considerations/" + id)
                .body("stillN", equalTo(1))
                .body("objections.code", contains("reasons-open"));
        child.decide("head", id, "REFERRED", Map.of()).statusCode(409).body("code", equalTo("reasons-open"));

        // When
        events.tell(school.amended(0, TENTH, "PM", "N", "U", TENTH));
        settle();
        child.decide(
                        "head",
                        id,
                        "REFERRED",
                        Map.of(
                                "parents",
                                List.of(people.parents().getFirst().parentId().toString())))
                .statusCode(422)
                .body("code", equalTo("every-parent"));
        child.decide("head", id, "REFERRED", Map.of()).statusCode(200).body("state", equalTo("REFERRED"));
        settle();

        // Then
        String sent = inbox(LA, "?type=PENALTY_REFERRAL")
                .body("items.findAll { it.urn == " + school.urn + " }", hasSize(1))
                .extract()
                .path("items.find { it.urn == " + school.urn + " }.notificationId");
        inbox(LA, "/" + sent)
                .body("data.parents", hasSize(2))
                .body("data.parents[1].address", equalTo("2 Test Street"))
                .body("data.referral.ground", equalTo("THRESHOLD"))
                .body("data.referral.parents.offence", contains("FIRST", "FIRST"))
                .body("data.absence.codes", contains("O", "U"));
        get(school.urn, "head", "/findings?rule=unauthorised-10-in-10-school-weeks&pupilId=" + pupil)
                .body("items.state", contains("RESOLVED"));

        // When
        String first = post(school.urn, "attendance-officer", "/penalty-notices", child.notice(id, 0, "PN-1"))
                .statusCode(201)
                .body("early.amount", equalTo("80.00"))
                .body("early.until", equalTo("2026-10-12"))
                .body("full.amount", equalTo("160.00"))
                .body("full.until", equalTo("2026-10-19"))
                .body("due", equalTo("80.00"))
                .body("daysCountFrom", equalTo("ISSUE"))
                .extract()
                .path("noticeId");
        post(school.urn, "attendance-officer", "/penalty-notices", child.notice(id, 0, "PN-2"))
                .statusCode(409)
                .body("code", equalTo("already-issued"));
        post(school.urn, "attendance-officer", "/penalty-notices", child.notice(id, 1, "PN-1"))
                .statusCode(409)
                .body("code", equalTo("number-known"));
        Map<String, Object> byTheAuthority = new HashMap<>(child.notice(id, 1, "PN-2"));
        byTheAuthority.remove("considerationId");
        byTheAuthority.put("early", "60.00");
        answer(LA, "/" + sent + "/penalty-notices", byTheAuthority)
                .statusCode(422)
                .body("code", equalTo("amount-not-lawful"));
        byTheAuthority.put("early", "80.00");
        answer("782", "/" + sent + "/penalty-notices", byTheAuthority).statusCode(404);
        String second = answer(LA, "/" + sent + "/penalty-notices", byTheAuthority)
                .statusCode(201)
                .extract()
                .path("noticeId");

        // Then
        child.pay(first, "2026-09-21", "40.00").statusCode(422).body("code", equalTo("part-payment"));
        child.pay(first, "2026-09-21", "8000").statusCode(400);
        post(
                        school.urn,
                        "head",
                        "/penalty-notices/" + first + "/outcome",
                        Map.of("outcome", "PROSECUTED", "rationale", "Unpaid."))
                .statusCode(409)
                .body("code", equalTo("still-payable"));
        child.pay(first, "2026-09-21", "80.00").statusCode(201).body("paid", equalTo("80.00"));
        child.pay(first, "2026-09-21", "80.00").statusCode(409).body("code", equalTo("notice-settled"));
        post(
                        school.urn,
                        "head",
                        "/penalty-notices/" + second + "/withdrawal",
                        Map.of("reason", "Issued to the wrong address."))
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        get(school.urn, "head", "/penalty-notices?limit=2")
                .body("items.kind", contains("NOTICE", "NOTICE"))
                .body("nextCursor", notNullValue());

        // When ten more sessions follow
        child.play(List.of("2026-09-22", "2026-09-23", "2026-09-24", "2026-09-25", "2026-09-28"), "O");

        // Then
        String again = child.consideration("OPEN");
        assertThat(again).isNotEqualTo(id);
        get(school.urn, "head", "/penalty-notices/considerations/" + again)
                .body("evidence.sessions", hasSize(10))
                .body("parents.offence", contains("SECOND", "FIRST"))
                .body("parents[0].early", equalTo("160.00"))
                .body("parents[0].notices.state", contains("PAID"));
        String caseId =
                get(school.urn, "head", "/cases?pupilId=" + pupil).extract().path("items[0].caseId");
        get(school.urn, "head", "/cases/" + caseId)
                .body(
                        "timeline.kind",
                        hasItems(
                                "PENALTY_DECISION",
                                "PENALTY_ISSUED",
                                "PENALTY_PAYMENT",
                                "PENALTY_WITHDRAWAL",
                                "OUTCOME"))
                .body("timeline.findAll { it.kind == 'OUTCOME' }.details.event", hasItem("penalty-notice-issued"));
    }

    @Test
    @DisplayName(
            "NAT-PN.4 BHCET-22.4 BHCET-22.10 a notice to improve runs its weeks, is judged, and may end in a referral")
    void noticeToImprove() {
        // Given
        String id = child.consideration("OPEN");
        child.decide("head", id, "NOTICE_TO_IMPROVE", Map.of("weeks", 2))
                .statusCode(422)
                .body("code", equalTo("improvement-period"));

        String task = get(child.school.urn, "head", "/tasks?role=head&pupilId=" + child.pupil)
                .extract()
                .path("items.find { it.kind == 'CONSIDERATION' }.taskId");
        post(child.school.urn, "head", "/tasks/" + task + "/completion", Map.of())
                .statusCode(409)
                .body("code", equalTo("decided-with-the-consideration"));

        // When
        child.decide("head", id, "NOTICE_TO_IMPROVE", Map.of("weeks", 6))
                .statusCode(200)
                .body("improvement.from", equalTo("2026-09-22"))
                .body("improvement.to", equalTo("2026-11-09"))
                .body("improvement.schoolDays", equalTo(30));
        get(child.school.urn, "head", "/letters?pupilId=" + child.pupil)
                .body(
                        "items.findAll { it.template == 'notice-to-improve' }.state.unique()",
                        equalTo(List.of("PROPOSED")));
        child.play(List.of("2026-09-22"), "U");

        // Then
        get(school.urn, "head", "/penalty-notices/considerations/" + id)
                .body("improvement.unauthorised.code", contains("U", "U"));
        get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + pupil)
                .body("items.due", hasItem("2026-11-10"));
        child.judge(id, "IMPROVED").statusCode(409).body("code", equalTo("period-running"));
        child.decide("head", id, "REFERRED", Map.of()).statusCode(409).body("code", equalTo("already-decided"));
        child.judge(id, "NOT_IMPROVED").statusCode(200).body("state", equalTo("NOT_IMPROVED"));
        child.judge(id, "NOT_IMPROVED").statusCode(409).body("code", equalTo("no-notice-to-improve"));
        child.decide("head", id, "REFERRED", Map.of()).statusCode(200).body("state", equalTo("REFERRED"));
    }

    @Test
    @DisplayName("KCA-10.8 KCA-10.11 AET-7.13 ATT-A1.8.8 NAT-PN.5 after day 28 a decision is recorded, no payment")
    void unpaid() {
        // Given
        String id = child.consideration("OPEN");
        child.decide("head", id, "REFERRED", Map.of("ground", "TERM_TIME_HOLIDAY"))
                .statusCode(200);
        String notice = post(school.urn, "head", "/penalty-notices", child.notice(id, 0, "PN-9"))
                .statusCode(201)
                .extract()
                .path("noticeId");
        get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + pupil)
                .body("items.due", hasItem("2026-10-20"));

        // When
        clock("2026-10-13T09:00:00Z");

        // Then
        get(school.urn, "head", "/penalty-notices/" + notice).body("due", equalTo("160.00"));
        child.pay(notice, "2026-10-13", "80.00").statusCode(422).body("code", equalTo("part-payment"));

        // When
        clock("2026-10-20T09:00:00Z");

        // Then
        get(school.urn, "head", "/penalty-notices?state=OVERDUE")
                .body("items.noticeId", contains(notice))
                .body("items[0].state", equalTo("OVERDUE"));
        child.pay(notice, "2026-10-20", "160.00").statusCode(422).body("code", equalTo("payment-too-late"));
        Map<String, String> ending = Map.of("outcome", "PROSECUTED", "rationale", "Nothing else has worked.");
        post(school.urn, "office", "/penalty-notices/" + notice + "/outcome", ending)
                .statusCode(403);
        post(school.urn, "head", "/penalty-notices/" + notice + "/outcome", Map.of("outcome", "PROSECUTED"))
                .statusCode(400);
        post(school.urn, "head", "/penalty-notices/" + notice + "/outcome", ending)
                .statusCode(200)
                .body("state", equalTo("PROSECUTED"));
    }

    @Test
    @DisplayName(
            "KCA-10.5 what another school of the trust has on record is shown; an explained absence ends the question")
    void elsewhereAndLapsed() {
        // Given
        PlayedSchool other = new PlayedSchool(1, LA);
        other.opened().forEach(events::tell);
        other.admitted().forEach(events::tell);
        other.day(LocalDate.parse("2026-09-10"), Map.of(0, "G")).forEach(events::tell);
        events.tell(new PupilLinked(school.urn, 1, pupil, other.urn, other.pupils.getFirst()));
        settle();
        String id = child.consideration("OPEN");

        // Then
        get(school.urn, "head", "/penalty-notices/considerations/" + id)
                .body("elsewhere", hasSize(1))
                .body("elsewhere[0].urn", equalTo(other.urn))
                .body("elsewhere[0].unauthorised.date", contains("2026-09-10", "2026-09-10"))
                .body("threshold.count", equalTo(10));

        // When
        events.tell(school.amended(0, TENTH, "AM", "O", "I", TENTH));
        settle();

        // Then
        get(school.urn, "head", "/penalty-notices/considerations/" + id).body("state", equalTo("LAPSED"));
        child.decide("head", id, "DECLINED", Map.of()).statusCode(409);
        get(other.urn, "head", "/penalty-notices/considerations/" + id).statusCode(404);
    }

    @Test
    @DisplayName("KCA-10.2 an absence that is explained after the referral takes it back, once, and somebody is told")
    void lapsedAfterTheReferral() {
        // Given
        String id = child.consideration("OPEN");
        child.decide("head", id, "REFERRED", Map.of()).statusCode(200);
        inbox(LA, "?type=PENALTY_REFERRAL").statusCode(200);

        // When
        events.tell(school.amended(0, TENTH, "AM", "O", "I", TENTH));
        settle();

        // Then
        get(school.urn, "head", "/penalty-notices/considerations/" + id).body("state", equalTo("LAPSED"));
        inbox(LA, "?type=PENALTY_REFERRAL")
                .body("items.findAll { it.urn == " + school.urn + " }", hasSize(2))
                .body("items.find { it.urn == " + school.urn + " && it.correctionOf }.data.correction", notNullValue());
        get(school.urn, "head", "/tasks?role=head&state=OPEN&pupilId=" + pupil)
                .body("items.kind", hasItem("AFTERMATH"));
    }

    @Test
    @DisplayName("KCA-10.5 KCA-10.9 NAT-PN.1 earlier notices count, the former regime's do not, and there is no third")
    void limit() {
        // Given
        String id = child.consideration("OPEN");
        earlier(0, "A", "2024-08-18").statusCode(201).body("early.amount", equalTo("60.00"));
        earlier(0, "B", "2024-08-19").statusCode(201).body("offence", equalTo("FIRST"));
        earlier(0, "C", "2026-09-01").statusCode(201).body("offence", equalTo("SECOND"));
        earlier(0, "D", "2026-09-02").statusCode(409).body("code", equalTo("limit-reached"));
        earlier(0, "C", "2022-01-03").statusCode(409).body("code", equalTo("number-known"));
        earlier(0, "E", "2026-09-22").statusCode(422).body("code", equalTo("notice-dates"));
        get(school.urn, "head", "/penalty-notices/considerations/" + id)
                .body("parents.offence", contains("BEYOND", "FIRST"));

        // When
        earlier(1, "G", "2026-06-01").statusCode(201);
        earlier(1, "H", "2026-09-01").statusCode(201);

        // Then
        child.decide("head", id, "REFERRED", Map.of()).statusCode(409).body("code", equalTo("limit-reached"));
        child.decide("head", id, "PROSECUTION", Map.of()).statusCode(200).body("state", equalTo("PROSECUTION"));
        inbox(LA, "?type=PENALTY_REFERRAL")
                .body("items.find { it.urn == " + school.urn + " }.data.referral.decision", equalTo("PROSECUTION"));
    }

    private ValidatableResponse earlier(int parent, String number, String issuedOn) {
        UUID parentId = people.parents().get(parent).parentId();
        return post(
                school.urn,
                "attendance-officer",
                "/penalty-notices",
                Map.of("pupilId", pupil, "parentId", parentId, "number", number, "issuedOn", issuedOn));
    }
}
