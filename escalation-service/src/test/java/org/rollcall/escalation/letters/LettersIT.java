package org.rollcall.escalation.letters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.rollcall.escalation.letters.LetterFixture.outcome;
import static org.rollcall.escalation.letters.LetterFixture.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.support.clock.SchoolClock;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class LettersIT {
    @Inject
    LetterFixture letters;

    @Inject
    RetractLetters retract;

    @Inject
    SchoolClock clock;

    @Test
    @DisplayName(
            "KCA-16.L1 each parent who may be written to gets a letter of their own, by real e-mail, and can ask why")
    void eachParentGetsALetterOfTheirOwn() throws Exception {
        // Given
        Child child = letters.child();
        letters.know(letters.people(
                child,
                1,
                List.of(),
                child.parent("First Testparent", child.mail("first"), true),
                child.parent("Second Otherparent", child.mail("second"), true),
                child.parent("Third Noparent", child.mail("third"), false)));

        // When
        letters.request(child.request(false));

        // Then
        List<UUID> ids = letters.awaitAll(child, 2, "SENT");
        UUID first = Letter.idOf(
                child.urn(),
                child.findingId(),
                "send-letter-three-day",
                child.parent("First Testparent", null, true).parentId());
        assertThat(ids).contains(first);
        assertThat(letters.mails(first)).singleElement().satisfies(mail -> {
            assertThat(mail.path("to").asText()).isEqualTo(child.mail("first"));
            assertThat(mail.path("subject").asText()).contains("Sam has been away");
            assertThat(mail.path("text").asText())
                    .contains("Dear First Testparent", "Monday 14 September 2026", "morning", "KCA-16.L1")
                    .doesNotContain("Otherparent", child.mail("second"), "01632");
        });
        letters.get(child, "head", "/" + first)
                .statusCode(200)
                .body("state", equalTo("SENT"))
                .body("sentAt", notNullValue())
                .body("channel", equalTo("EMAIL"))
                .body("text", org.hamcrest.Matchers.containsString("Dear First Testparent"));
        letters.get(child, "head", "/" + first + "/why")
                .statusCode(200)
                .body("ruleId", equalTo("unexplained-day-3-letter"))
                .body("clause", equalTo("KCA-16.L1"))
                .body("policyId", equalTo("kings-cross-2024"))
                .body("findingId", equalTo(child.findingId().toString()))
                .body("evidence.sessions", hasSize(3))
                .body("evidence.figures.day", equalTo("3"));
        byte[] pdf = pdf(child, first);
        assertThat(text(pdf))
                .contains("First Testparent", "1 First-Testparent Road")
                .doesNotContain("DRAFT", "Otherparent", "example.invalid");
        assertThat(pdf(child, first)).isEqualTo(pdf);
        assertThat(letters.count(child.urn(), "letter_audit WHERE letter_id = '" + first + "'"))
                .isEqualTo(4);
    }

    @Test
    void everyStateIsToldInTheTraceThatCausedIt() {
        // Given
        Child child = withOneParent("traced");

        // When
        letters.request(child.request(false));

        // Then
        UUID id = letters.awaitAll(child, 1, "SENT").getFirst();
        List<JsonNode> told = letters.told(id);
        assertThat(told)
                .extracting(event -> event.path("data").path("state").asText())
                .containsExactly("APPROVED", "SENT");
        assertThat(told)
                .extracting(event -> event.path("data").path("revision").asLong())
                .containsExactly(1L, 2L);
        assertThat(told)
                .allSatisfy(event ->
                        assertThat(event.path("trace").asText()).startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
    }

    @Test
    void askingTwiceGivesTheSameLetters() {
        // Given
        Child child = withOneParent("twice");
        letters.request(child.request(false));
        UUID id = letters.awaitAll(child, 1, "SENT").getFirst();

        // When
        letters.request(child.request(false));

        // Then
        assertThat(letters.awaitAll(child, 1, "SENT")).containsExactly(id);
        assertThat(letters.mails(id)).hasSize(1);
    }

    @Test
    void aLetterWaitsUntilItsPeopleAreKnown() {
        // Given
        Child child = letters.child();
        letters.request(child.request(false));
        assertThat(letters.letters(child)).isEmpty();

        // When
        letters.tell(letters.people(child, 3, List.of(), child.parent("Late Testparent", child.mail("late"), true)));

        // Then
        UUID id = letters.awaitAll(child, 1, "SENT").getFirst();
        assertThat(letters.mails(id)).hasSize(1);
    }

    @Test
    void anOlderRecordDoesNotReplaceANewerOne() {
        // Given
        Child child = letters.child();
        letters.know(letters.people(child, 5, List.of(), child.parent("New Testparent", child.mail("new"), true)));
        letters.tell(letters.people(child, 4, List.of(), child.parent("Old Testparent", child.mail("old"), true)));
        quiet();

        // When
        letters.request(child.request(false));

        // Then
        UUID id = letters.awaitAll(child, 1, "SENT").getFirst();
        assertThat(letters.mails(id).getFirst().path("to").asText()).isEqualTo(child.mail("new"));
    }

    @Test
    void theLetterOfALookedAfterChildWaitsForANamedPerson() throws Exception {
        // Given
        Child child = letters.child();
        letters.know(
                letters.people(child, 1, List.of("LAC"), child.parent("Carer Testparent", child.mail("carer"), true)));

        // When
        letters.request(child.request(false));

        // Then
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        assertThat(text(pdf(child, id))).contains("DRAFT", "Carer Testparent");
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);
        letters.awaitAll(child, 1, "SENT");
        letters.post(child, "head", id, "approval", Map.of())
                .statusCode(409)
                .body("code", equalTo("letter-not-proposed"));
        assertThat(text(pdf(child, id))).doesNotContain("DRAFT");
    }

    @Test
    void retractionCancelsWhatHasNotLeftAndFlagsWhatHas() {
        // Given
        Child sent = withOneParent("sent");
        letters.request(sent.request(false));
        UUID sentId = letters.awaitAll(sent, 1, "SENT").getFirst();
        Child proposed = withOneParent("proposed");
        letters.request(proposed.request(true));
        letters.awaitAll(proposed, 1, "PROPOSED");

        // When
        List<UUID> left = takeBack(sent);
        List<UUID> none = takeBack(proposed);

        // Then
        assertThat(left).containsExactly(sentId);
        assertThat(none).isEmpty();
        JsonNode flagged = letters.letters(sent).get(0);
        assertThat(flagged.path("state").asText()).isEqualTo("SENT");
        assertThat(flagged.path("flaggedAt").asText()).isNotEmpty();
        letters.awaitAll(proposed, 1, "CANCELLED");
    }

    @Test
    void aRequestThatStillWaitedIsRetractedToo() {
        // Given
        Child child = letters.child();
        letters.request(child.request(false));
        takeBack(child);

        // When
        letters.know(letters.people(child, 1, List.of(), child.parent("Any Testparent", child.mail("any"), true)));
        quiet();

        // Then
        assertThat(letters.letters(child)).isEmpty();
    }

    @Test
    void aParentWithoutEmailIsInThePrintRunUntilSomebodyPostedTheLetter() throws Exception {
        // Given
        Child child = letters.child();
        letters.know(letters.people(child, 1, List.of(), child.parent("Paper Testparent", null, true)));
        letters.request(child.request(false));
        UUID id = letters.awaitAll(child, 1, "APPROVED").getFirst();
        byte[] printed = pdf(child, id);

        // When
        letters.post(child, "attendance-officer", id, "resolution", outcome("SENT"))
                .statusCode(200)
                .body("state", equalTo("SENT"))
                .body("channel", equalTo("PRINT"));

        // Then
        assertThat(pdf(child, id)).isEqualTo(printed);
        letters.post(child, "attendance-officer", id, "cancellation", Map.of("reason", "too late"))
                .statusCode(409)
                .body("code", equalTo("letter-not-cancellable"));
    }

    @Test
    void withNobodyToWriteToTheSafeguardingLeadGetsATask() {
        // Given
        Child child = letters.child();
        letters.know(letters.people(child, 1, List.of(), child.parent("No Testparent", child.mail("no"), false)));

        // When
        letters.request(child.request(false));
        letters.request(child.request(false));

        // Then
        assertThat(letters.letters(child)).isEmpty();
        assertThat(letters.count(child.urn(), "task WHERE role = 'dsl'")).isEqualTo(1);
    }

    @Test
    void lettersAreOpenToOfficerAndHeadOfTheSchoolOnly() {
        // Given
        Child child = withOneParent("closed");
        letters.request(child.request(true));
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        Child other = letters.child();

        // When
        var foreign = given().auth()
                .oauth2(org.rollcall.localstack.testing.TestTokens.token(
                        "Elsewhere", "/schools/" + other.urn() + "/head"))
                .get(path(child) + "/" + id)
                .then();

        // Then
        foreign.statusCode(404);
        given().get(path(child)).then().statusCode(401);
        letters.get(child, "teacher", "").statusCode(403).body("code", equalTo("role-lacking"));
        letters.get(other, "head", "/" + id).statusCode(404);
        letters.get(child, "head", "/" + UUID.randomUUID() + ".pdf").statusCode(404);
        letters.get(child, "head", "?state=NONSENSE").statusCode(400);
        letters.post(child, "head", id, "cancellation", Map.of()).statusCode(400);
        letters.post(child, "head", id, "resolution", outcome("SENT"))
                .statusCode(409)
                .body("code", equalTo("letter-not-unresolved"));
        letters.post(child, "head", id, "cancellation", Map.of("reason", "wrong child"))
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        long seenFromElsewhere = letters.in(
                other.urn(),
                tx -> tx.query("SELECT count(*) FROM letter WHERE id = '" + id + "'")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0)));
        assertThat(seenFromElsewhere).isZero();
    }

    @Test
    void aPurgeErasesWhatLettersSaid() {
        // Given
        Child child = withOneParent("purged");
        letters.request(child.request(false));
        letters.awaitAll(child, 1, "SENT");

        // When
        letters.purge(child);

        // Then
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        letters.count(child.urn(), "people") == 0 && letters.count(child.urn(), "letter_content") == 0);
        assertThat(letters.letters(child)).hasSize(1);
    }

    private Child withOneParent(String name) {
        Child child = letters.child();
        letters.know(letters.people(child, 1, List.of(), child.parent("Only Testparent", child.mail(name), true)));
        return child;
    }

    private List<UUID> takeBack(Child child) {
        return letters.in(child.urn(), tx -> retract.retract(tx, child.urn(), List.of(child.findingId()), clock.now()));
    }

    private static void quiet() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/internal/dev/quiet")
                        .then()
                        .statusCode(200)
                        .body("left", hasSize(0)));
    }

    private byte[] pdf(Child child, UUID id) {
        return letters.get(child, "head", "/" + id + ".pdf")
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static String text(byte[] pdf) throws java.io.IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
