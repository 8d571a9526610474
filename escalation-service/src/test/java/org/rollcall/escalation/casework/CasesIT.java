package org.rollcall.escalation.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class CasesIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Inject
    EventsFixture events;

    private PlayedSchool school;

    @BeforeEach
    void aPupilIsAbsentAndNobodyKnowsWhy() {
        clock("2026-09-03T06:00:00Z");
        school = new PlayedSchool(2, "701");
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.day(MONDAY, Map.of(0, "N")).forEach(events::tell);
        settle();
    }

    private String caseId() {
        return get(school.urn, "head", "/cases?pupilId=" + school.pupils.get(0))
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0].caseId");
    }

    private void enter(String role, String type, String details, int status) {
        post(school.urn, role, "/cases/" + caseId() + "/entries", Map.of("type", type, "details", details))
                .statusCode(status);
    }

    private void move(String role, String stage, int status) {
        post(
                        school.urn,
                        role,
                        "/cases/" + caseId() + "/stage",
                        Map.of("stage", stage, "reason", "Agreed at the meeting."))
                .statusCode(status);
    }

    @Test
    void theFirstFindingOpensACaseAndItsTimelineShowsWhatFollowed() {
        // Then
        get(school.urn, "attendance-officer", "/cases/" + caseId())
                .statusCode(200)
                .body("stage", equalTo("MONITORING"))
                .body("owner", equalTo("attendance-officer"))
                .body("nextDue", notNullValue())
                .body("timeline.kind", hasItems("FINDING", "TASK", "STAGE"));
        get(school.urn, "head", "/cases?pupilId=" + school.pupils.get(1))
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    void aCaseInWhichNothingIsLeftOpenClosesByItself() {
        // When the absence is explained after all
        events.tell(school.amended(0, MONDAY, "AM", "N", "I", MONDAY));
        events.tell(school.amended(0, MONDAY, "PM", "N", "I", MONDAY));
        settle();

        // Then
        get(school.urn, "head", "/cases?stage=CLOSED&pupilId=" + school.pupils.get(0))
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void aCaseThatSomebodyWroteIntoStaysUntilSomebodyClosesIt() {
        // Given
        enter("attendance-officer", "NOTE", "Grandmother is in hospital.", 201);

        // When
        events.tell(school.amended(0, MONDAY, "AM", "N", "I", MONDAY));
        events.tell(school.amended(0, MONDAY, "PM", "N", "I", MONDAY));
        settle();

        // Then
        get(school.urn, "head", "/cases/" + caseId()).body("stage", equalTo("MONITORING"));
        move("attendance-officer", "CLOSED", 200);
        enter("attendance-officer", "NOTE", "Too late.", 409);
    }

    @Test
    @DisplayName("BHCET-22.4: legal intervention is the head's, after support or with the reason why it does not fit")
    void supportComesFirst() {
        // Given
        move("head", "LEGAL", 422);
        move("attendance-officer", "SUPPORT", 200);
        move("attendance-officer", "FORMAL", 200);
        move("attendance-officer", "LEGAL", 403);
        move("head", "LEGAL", 422);

        // When
        enter("attendance-officer", "PLAN", "Breakfast club, three weeks.", 201);
        move("head", "LEGAL", 200);

        // Then
        get(school.urn, "head", "/cases/" + caseId())
                .body("stage", equalTo("LEGAL"))
                .body("owner", equalTo("head"))
                .body(
                        "timeline.findAll { it.kind == 'STAGE' }.says",
                        contains("LEGAL", "FORMAL", "SUPPORT", "MONITORING"));
    }

    @Test
    void supportThatDoesNotFitIsSaidAndOnRecord() {
        // Given
        move("head", "SUPPORT", 200);
        move("head", "FORMAL", 200);

        // When
        post(
                        school.urn,
                        "head",
                        "/cases/" + caseId() + "/stage",
                        Map.of(
                                "stage", "LEGAL",
                                "reason", "Two weeks abroad, asked for and refused.",
                                "supportDoesNotFit", "A holiday needs no support."))
                .statusCode(200)
                .body("stage", equalTo("LEGAL"));
    }

    @Test
    void safeguardingNotesAreSeenByTheLeadAlone() {
        // Given
        enter("attendance-officer", "DSL_NOTE", "Not mine to write.", 403);
        enter("dsl", "DSL_NOTE", "Known to social care.", 201);

        // Then
        get(school.urn, "dsl", "/cases/" + caseId()).body("timeline.kind", hasItem("DSL_NOTE"));
        get(school.urn, "head", "/cases/" + caseId())
                .body("timeline.kind", not(hasItem("DSL_NOTE")))
                .body("timeline.details.flatten()", not(hasItem("Known to social care.")));
    }

    @Test
    void whatIsNotThereOrNotPossibleIsRefusedAndChangesNothing() {
        // Then
        String id = caseId();
        get(school.urn, "teacher", "/cases").statusCode(403);
        get(school.urn + 1_000, "head", "/cases").statusCode(200).body("items", empty());
        get(school.urn + 1_000, "head", "/cases/" + id).statusCode(404);
        post(school.urn, "head", "/cases", Map.of("pupilId", UUID.randomUUID(), "reason", "Asked by the parents."))
                .statusCode(404);
        post(school.urn, "head", "/cases", Map.of("pupilId", school.pupils.get(0), "reason", "Asked by the parents."))
                .statusCode(409)
                .body("code", equalTo("case-open"));
        post(school.urn, "head", "/cases/" + id + "/entries", Map.of("type", "NOTE", "details", " "))
                .statusCode(422)
                .body("code", equalTo("entry-details"));
        post(
                        school.urn,
                        "head",
                        "/cases/" + id + "/entries",
                        Map.of("type", "HOME_VISIT", "at", "2027-01-04T10:00:00Z", "details", "Nobody in."))
                .statusCode(422)
                .body("code", equalTo("entry-in-the-future"));
        move("head", "FORMAL", 409);
        assertThat(caseId()).isEqualTo(id);
        get(school.urn, "head", "/cases/" + id).body("stage", equalTo("MONITORING"));
    }

    @Test
    void aCaseCanBeOpenedWithoutAFinding() {
        // When
        post(school.urn, "dsl", "/cases", Map.of("pupilId", school.pupils.get(1), "reason", "Anxious about school."))
                .statusCode(201)
                .header("Location", notNullValue())
                .body("openedFor", equalTo("Anxious about school."));

        // Then
        get(school.urn, "head", "/cases?stage=MONITORING").body("items", hasSize(2));
    }

    @Test
    @DisplayName("KCA-9.9 KCA-17.2 what is recorded in a case brings about what the policy asks for, at once")
    void whatIsRecordedIsAFactToTheRules() {
        // When
        String id = caseId();
        post(
                        school.urn,
                        "attendance-officer",
                        "/cases/" + id + "/entries",
                        Map.of("type", "OUTCOME", "details", Map.of("text", "Nobody came.", "event", "not-engaged")))
                .statusCode(201);

        // Then
        get(school.urn, "attendance-officer", "/findings?rule=formal-conversation&pupilId=" + school.pupils.get(0))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].clause", equalTo("KCA-9.9"));
        get(school.urn, "attendance-officer", "/tasks?role=attendance-officer&pupilId=" + school.pupils.get(0))
                .statusCode(200)
                .body("items.ruleId", hasItems("formal-conversation"));
        post(
                        school.urn,
                        "attendance-officer",
                        "/cases/" + id + "/entries",
                        Map.of("type", "NOTE", "details", Map.of("event", "rumour")))
                .statusCode(422)
                .body("code", equalTo("unknown-event"));
    }

    @Test
    @DisplayName("ATT-A1.12.3 a plan's targets are complete, and its reviews are asked for until one ends it")
    void plansAreReviewed() {
        // Given
        Map<String, Object> vague = Map.of("targets", List.of(Map.of("target", "Be in more often")));
        post(school.urn, "head", "/cases/" + caseId() + "/entries", Map.of("type", "PLAN", "details", vague))
                .statusCode(422)
                .body("code", equalTo("plan-incomplete"))
                .body("errors.field", hasItem("details.targets[0].by"));

        // When
        Map<String, Object> target = Map.of(
                "target", "In school by 08:50", "measure", "no late mark", "owner", "Form tutor", "by", "2026-10-02");
        Map<String, Object> plan = Map.of("targets", List.of(target), "reviewEveryWeeks", 1);
        post(school.urn, "head", "/cases/" + caseId() + "/entries", Map.of("type", "PLAN", "details", plan))
                .statusCode(201);

        // Then: reviewed within a week, on a school day
        String open = "/tasks?state=OPEN&pupilId=" + school.pupils.get(0);
        String reviews = "items.findAll { it.title.startsWith('Review the plan') }";
        get(school.urn, "head", open).body(reviews + ".due", contains("2026-09-10"));

        // When
        enter("head", "PLAN_REVIEW", "On time four days of five.", 201);

        // Then
        get(school.urn, "head", open).body(reviews, hasSize(1));
        post(
                        school.urn,
                        "head",
                        "/cases/" + caseId() + "/entries",
                        Map.of("type", "PLAN_REVIEW", "details", Map.of("text", "Goal reached.", "ended", true)))
                .statusCode(201);
        get(school.urn, "head", open).body(reviews, empty());
    }

    @Test
    @DisplayName("ODST-5.3 BHCET-22.2 BHCET-22.3 legal steps need support that failed, social care a concern")
    void legalSteps() {
        // Then
        enter("attendance-officer", "EDUCATION_SUPERVISION_ORDER", "Agreed with the authority.", 403);
        enter("head", "EDUCATION_SUPERVISION_ORDER", "Agreed with the authority.", 422);
        enter("head", "SOCIAL_CARE", "Referred.", 422);

        // When
        tellOf("OUTCOME", "not-engaged");
        tellOf("NOTE", "safeguarding-concern");

        // Then
        enter("head", "EDUCATION_SUPERVISION_ORDER", "Agreed with the authority.", 201);
        enter("head", "SOCIAL_CARE", "Referred.", 201);
    }

    private void tellOf(String type, String event) {
        post(
                        school.urn,
                        "head",
                        "/cases/" + caseId() + "/entries",
                        Map.of("type", type, "details", Map.of("event", event)))
                .statusCode(201);
    }

    @Test
    @DisplayName("BHCET-7.14 what goes with a referral is printed, without what is for the safeguarding lead alone")
    void referralPack() throws IOException {
        // Given
        events.tell(school.people(school.pupils.get(0)));
        settle();
        enter("attendance-officer", "MEETING", "Agreed on a breakfast club.", 201);
        post(
                        school.urn,
                        "dsl",
                        "/cases/" + caseId() + "/entries",
                        Map.of("type", "DSL_NOTE", "details", "In confidence."))
                .statusCode(201);

        // When
        byte[] pdf = get(school.urn, "attendance-officer", "/cases/" + caseId() + "/referral-pack.pdf")
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains(
                            "Sam Testpupil",
                            "Agreed on a breakfast club.",
                            "14 September 2026",
                            "unexplained-day-1-contact")
                    .doesNotContain("In confidence.");
        }
        get(school.urn, "teacher", "/cases/" + caseId() + "/referral-pack.pdf").statusCode(403);
    }
}
