package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.escalation.letters.LetterFixture.as;
import static org.rollcall.escalation.letters.LetterFixture.path;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class DraftsIT {
    @Inject
    LetterFixture letters;

    @Test
    @DisplayName("ATT-A7.1 the support letter is drafted when a person chooses it, and an empty forename is refused")
    void theSupportLetterIsDraftedOnce() {
        // Given
        Child child = child("att-2021");
        Map<String, Object> fields = Map.of("forename", "Sammy", "supports", List.of("breakfast club", "a mentor"));

        // When
        UUID id = first(
                draft(child, "attendance-officer", "attendance_support", fields).statusCode(201));

        // Then
        draft(child, "attendance-officer", "attendance-support", Map.of("forename", ""))
                .statusCode(422)
                .body("code", equalTo("letter-fields"))
                .body("errors.field", hasItem("fields.forename"));
        assertThat(first(draft(child, "head", "attendance-support", fields).statusCode(200)))
                .isEqualTo(id);
        draft(child, "head", "attendance-support", Map.of())
                .statusCode(409)
                .body("code", equalTo("letter-same-matter"));
        letters.get(child, "head", "/" + id)
                .body("state", equalTo("PROPOSED"))
                .body("text", containsString("  - breakfast club\n  - a mentor"))
                .body("text", containsString("Sammy has missed some school"))
                .body("clauses", equalTo(List.of("ATT-A7.1")));
        letters.get(child, "head", "/" + id + "/why").statusCode(200).body("clause", equalTo("ATT-A7.1"));
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);
        letters.awaitAll(child, 1, "SENT");
        assertThat(letters.mails(id)).hasSize(1);
        assertThat(first(draft(child, "head", "attendance-support", fields).statusCode(200)))
                .isEqualTo(id);
        assertThat(letters.letters(child)).hasSize(1);
    }

    @Test
    @DisplayName("ATT-A7.4 one invitation to a meeting, with its date, time, length and who takes part")
    void oneInvitationForAMeeting() {
        // Given
        Child child = child("att-2021");
        Map<String, Object> meeting = Map.of(
                "meetingDate", "2026-10-05",
                "meetingTime", "14:30",
                "minutes", 30,
                "mode", "phone",
                "attendees", List.of("Robin Teststaff"));

        // When
        UUID id = first(draft(child, "attendance-officer", "meeting-invitation", meeting)
                .statusCode(201));

        // Then
        letters.get(child, "head", "/" + id)
                .body("text", containsString("Monday 5 October 2026, 2:30pm, for about 30 minutes"))
                .body("text", containsString("by telephone"));
        draft(child, "head", "meeting-invitation", with(meeting, "minutes", 45))
                .statusCode(409)
                .body("code", equalTo("letter-same-matter"));
        draft(child, "head", "meeting-invitation", with(meeting, "mode", "by pigeon"))
                .statusCode(422)
                .body("errors.field", hasItem("fields.mode"));
        draft(child, "head", "meeting-invitation", Map.of("meetingDate", "2026-10-05"))
                .statusCode(422)
                .body("errors.field", hasItem("fields.attendees"));
        UUID other = first(draft(child, "head", "meeting-invitation", with(meeting, "meetingDate", "2026-10-12"))
                .statusCode(201));
        assertThat(other).isNotEqualTo(id);
        letters.post(child, "head", id, "cancellation", Map.of("reason", "wrong day"))
                .statusCode(200);
        UUID again = first(draft(child, "head", "meeting-invitation", with(meeting, "minutes", 45))
                .statusCode(201));
        assertThat(again).isNotIn(id, other);
    }

    @Test
    @DisplayName("ATT-A7.2 the letter about persistent absence is not written at exactly 90 %")
    void theLetterAboutPersistentAbsenceIsNotWrittenAtExactly90() {
        // Given
        Child child = child("att-2021");

        // Then
        draft(child, "head", "pa-letter", Map.of("percent", "90.00"))
                .statusCode(422)
                .body("errors.find { it.field == 'fields.percent' }.message", equalTo("is not under 90"));
        UUID id = first(
                draft(child, "head", "pa-letter", Map.of("percent", "89.50")).statusCode(201));
        letters.get(child, "head", "/" + id)
                .body("text", containsString("class 4 Oak, has an attendance of 89.50% this school year"))
                .body("text", containsString("less than 90%"));
    }

    @Test
    void onlyLettersOfThePolicyAreDraftedAndOnlyByThoseWhoMay() {
        // Given
        Child child = child("kings-cross-2024");

        // Then
        draft(child, "head", "attendance-support", Map.of())
                .statusCode(422)
                .body("code", equalTo("letter-not-of-policy"));
        draft(child, "office", "evidence-request", Map.of()).statusCode(403);
        draft(child, "head", "", Map.of()).statusCode(400);
        Child stranger = new Child(child.urn(), UUID.randomUUID(), child.findingId());
        draft(stranger, "head", "evidence-request", Map.of()).statusCode(404);
    }

    @Test
    void aLetterThatRestsOnAFindingGoesWhenTheFindingDoes() {
        // Given
        Child child = child("kings-cross-2024");
        Map<String, Object> form = Map.of(
                "pupilId",
                child.pupilId(),
                "template",
                "penalty-warning",
                "findingId",
                child.findingId(),
                "fields",
                Map.of("sessions", 10));

        // When
        UUID id = first(post(child, "attendance-officer", form).statusCode(201));

        // Then
        letters.get(child, "head", "/" + id)
                .body("findingId", equalTo(child.findingId().toString()))
                .body("text", containsString("Monday 14 September 2026"));
        letters.post(child, "attendance-officer", id, "approval", Map.of()).statusCode(403);
        assertThat(first(post(child, "head", form).statusCode(200))).isEqualTo(id);
    }

    @Test
    void aProposedLetterIsFilledInUntilItIsLetGo() {
        // Given
        Child child = child("att-2021");
        UUID id = first(draft(child, "head", "no-further-authorisation", decided("2026-09-18"))
                .statusCode(201));

        // When
        fillIn(child, id, decided("2026-09-17")).statusCode(200);

        // Then
        letters.get(child, "head", "/" + id).body("text", containsString("On Thursday 17 September 2026"));
        fillIn(child, id, Map.of("decidedOn", "yesterday")).statusCode(422);
        fillIn(child, id, Map.of("decidedOn", "2026-09-17")).statusCode(200);
        letters.post(child, "head", id, "approval", Map.of())
                .statusCode(409)
                .body("code", equalTo("letter-incomplete"));
        fillIn(child, id, decided("2026-09-17")).statusCode(200);
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);
        fillIn(child, id, decided("2026-09-16")).statusCode(409);
    }

    private static Map<String, Object> decided(String on) {
        return Map.of("consulted", "dsl", "decidedOn", on);
    }

    private Child child(String policyId) {
        Child child = letters.child();
        letters.enrol(child, policyId, "4 Oak");
        letters.know(letters.people(child, 1, List.of(), child.parent("Only Testparent", child.mail("draft"), true)));
        return child;
    }

    private static ValidatableResponse draft(Child child, String role, String template, Map<String, Object> fields) {
        return post(child, role, Map.of("pupilId", child.pupilId(), "template", template, "fields", fields));
    }

    private static ValidatableResponse post(Child child, String role, Object form) {
        return as(child, role)
                .contentType("application/json")
                .body(form)
                .post(path(child))
                .then();
    }

    private static ValidatableResponse fillIn(Child child, UUID id, Map<String, Object> fields) {
        return as(child, "head")
                .contentType("application/json")
                .body(fields)
                .put(path(child) + "/" + id + "/fields")
                .then();
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(fields);
        changed.put(name, value);
        return changed;
    }

    private static UUID first(ValidatableResponse answer) {
        return UUID.fromString(
                answer.body("items", hasSize(1)).extract().jsonPath().getString("items[0].letterId"));
    }
}
