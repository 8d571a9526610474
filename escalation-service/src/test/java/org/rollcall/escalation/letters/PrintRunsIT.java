package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.letters.LetterFixture.as;
import static org.rollcall.escalation.letters.LetterFixture.path;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.support.clock.SchoolClock;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class PrintRunsIT {
    @Inject
    LetterFixture letters;

    @Inject
    SchoolClock clock;

    @Test
    void lettersArePrintedTogetherAndSentOnceTheyArePosted() throws IOException {
        // Given
        Child child = childOfTwoParentsOnPaper();
        List<UUID> ids = letters.awaitAll(child, 2, "APPROVED");

        // When
        ValidatableResponse made = run(child, "office", Map.of("duplex", true)).statusCode(201);

        // Then
        String run = made.body("letters", equalTo(2)).extract().path("runId");
        run(child, "office", Map.of()).statusCode(409).body("code", equalTo("nothing-to-print"));
        byte[] pdf = pdf(child, run);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
            assertThat(page(document, 1)).contains("Dear", "Page 1 of 1");
            assertThat(page(document, 2)).isBlank();
            assertThat(page(document, 3)).contains("Dear");
        }
        letters.awaitAll(child, 2, "APPROVED");
        post(child, "office", run).statusCode(200).body("postedAt", notNullValue());
        letters.awaitAll(child, 2, "SENT");
        post(child, "office", run).statusCode(200);
        assertThat(letters.letters(child)).hasSize(2);
        assertThat(pages(pdf(child, run))).isEqualTo(4);
        ids.forEach(id -> assertThat(letters.told(id))
                .extracting(event -> event.path("data").path("state").asText())
                .containsExactly("APPROVED", "SENT"));
        run(child, "office", Map.of()).statusCode(409);
        as(child, "office")
                .get(path(child) + "/print-runs")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].runId", equalTo(run))
                .body("nextCursor", nullValue());
    }

    @Test
    void aLetterThatIsStoppedAfterThePrintIsTakenOutAndNotSent() throws IOException {
        // Given
        Child child = childOfTwoParentsOnPaper();
        UUID stopped = letters.awaitAll(child, 2, "APPROVED").getFirst();
        String run = run(child, "office", Map.of()).statusCode(201).extract().path("runId");

        // When
        letters.post(child, "head", stopped, "cancellation", Map.of("reason", "wrong child"))
                .statusCode(200);

        // Then
        as(child, "head")
                .get(path(child) + "/print-runs/" + run)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("takeOut", equalTo(List.of(stopped.toString())));
        assertThat(pages(pdf(child, run))).isEqualTo(1);
        post(child, "head", run).statusCode(200);
        letters.get(child, "head", "/" + stopped).body("state", equalTo("CANCELLED"));
        assertThat(letters.letters(child).findValuesAsText("state")).containsExactlyInAnyOrder("CANCELLED", "SENT");
    }

    @Test
    void runsAreTheSchoolsOwn() {
        // Given
        Child child = letters.child();

        // Then
        run(child, "teacher", Map.of()).statusCode(403);
        run(child, "office", Map.of("date", "2999-01-01")).statusCode(422);
        run(child, "office", Map.of("date", "soon")).statusCode(400);
        run(child, "office", Map.of()).statusCode(409);
        post(child, "office", UUID.randomUUID().toString()).statusCode(404);
    }

    private Child childOfTwoParentsOnPaper() {
        Child child = letters.child();
        letters.enrol(child, "kings-cross-2024", "4 Oak");
        letters.know(letters.people(
                child,
                1,
                List.of(),
                child.parent("First Testparent", null, true),
                child.parent("Second Testparent", null, true)));
        letters.request(today(child.request(false)));
        return child;
    }

    /** The same request at the moment of the school clock, wherever another test has moved it. */
    private LetterRequest today(LetterRequest request) {
        return new LetterRequest(
                request.urn(),
                request.pupilId(),
                request.findingId(),
                request.ruleId(),
                request.clauses(),
                request.policyId(),
                request.step(),
                request.template(),
                request.needsApproval(),
                request.reviewOnly(),
                clock.now(),
                request.traceparent());
    }

    private static ValidatableResponse run(Child child, String role, Object body) {
        return as(child, role)
                .contentType("application/json")
                .body(body)
                .post(path(child) + "/print-runs")
                .then();
    }

    private static ValidatableResponse post(Child child, String role, String run) {
        return as(child, role)
                .post(path(child) + "/print-runs/" + run + "/posted")
                .then();
    }

    private static byte[] pdf(Child child, String run) {
        return as(child, "office")
                .get(path(child) + "/print-runs/" + run + ".pdf")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
    }

    private static int pages(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        }
    }

    private static String page(PDDocument document, int number) throws IOException {
        PDFTextStripper reader = new PDFTextStripper();
        reader.setStartPage(number);
        reader.setEndPage(number);
        return reader.getText(document);
    }
}
