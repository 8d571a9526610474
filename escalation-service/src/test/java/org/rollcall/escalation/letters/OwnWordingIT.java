package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.rollcall.escalation.letters.LetterFixture.as;

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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class OwnWordingIT {
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg" + "gg==";
    private static final String OWN = "{firstName} & <you>: **please** call.\n\n- {days}\n\n{> what-may-follow}";

    @Inject
    LetterFixture letters;

    @Test
    void aSchoolSaysItInItsOwnWordsAndGoesBack() {
        // Given
        Child child = child("kings-cross-2024");
        UUID before = propose(child);

        // When
        save(child, "head", OWN).statusCode(200).body("version", equalTo(1));

        // Then
        text(child, before, containsString("Sam & <you>: please call."));
        save(child, "head", OWN.replace("call", "write")).body("version", equalTo(2));
        text(child, before, containsString("please write."));
        put(child, "head", "/versions/1/restoration", Map.of()).statusCode(200).body("version", equalTo(3));
        text(child, before, containsString("please call."));
        letters.post(child, "head", before, "approval", Map.of()).statusCode(200);
        letters.awaitAll(child, 1, "SENT");
        put(child, "head", "/reset", Map.of()).statusCode(200).body("body", nullValue());
        text(child, before, containsString("please call."));
        as(child, "head")
                .get(base(child))
                .then()
                .body("versions", hasSize(4))
                .body("inForce.version", equalTo(4))
                .body("passages.what-may-follow", containsString("penalty notice"));
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsLine() {
        // Given
        Child child = child("kings-cross-2024");

        // Then
        save(child, "head", "One.\n\nTwo {unknown}.\n\n- {days}\n\n{> what-may-follow}")
                .statusCode(422)
                .body("code", equalTo("wording-faults"))
                .body("errors[0].field", equalTo("body"))
                .body("errors[0].message", startsWith("line 3: There is no field {unknown}"));
        save(child, "head", "No passage.\n\n- {days}")
                .statusCode(422)
                .body("errors.message", hasItem(containsString("{> what-may-follow} is mandatory")));
        save(child, "head", "{1 + 1}\n\n- {days}\n\n{> what-may-follow}").statusCode(422);
        save(child, "attendance-officer", OWN).statusCode(403);
        as(child, "head")
                .contentType("application/json")
                .body(Map.of("body", OWN))
                .put(base(child))
                .then()
                .statusCode(400);
        as(child, "head")
                .contentType("application/json")
                .body(Map.of("subject", "x", "body", OWN, "from", "2001-01-01"))
                .put(base(child))
                .then()
                .statusCode(422)
                .body("code", equalTo("date-in-the-past"));
        as(child, "head")
                .get(base(child).replace("three-day", "no-such"))
                .then()
                .statusCode(404);
    }

    @Test
    void theCentralTeamOfTheTrustWordsLettersAndAnotherTrustsDoesNot() {
        // Given
        Child child = child("kings-cross-2024");

        // Then
        central("90001", child).statusCode(200);
        central("90002", child).statusCode(404);
    }

    @Test
    @DisplayName("BHCET-7.15 letters are the trust's common set: a school has no wording of its own")
    void aTrustsCommonSetIsNotASchools() {
        // Given
        Child child = child("hogarth-2024");

        // Then
        save(child, "head", OWN).statusCode(409).body("code", equalTo("wording-trust-wide"));
    }

    @Test
    void letterheadAndPreferencesShowInTheNextLetter() throws IOException {
        // Given
        Child child = child("kings-cross-2024");
        UUID id = propose(child);
        UUID parent = parent(child).parentId();

        // When
        letterhead(child, "head", PIXEL).statusCode(200).body("name", equalTo("Testfield Primary"));
        preference(child, parent).statusCode(200).body("largePrint", equalTo(true));

        // Then
        text(child, id, containsString("Kim Testhead\nHeadteacher\nTestfield Primary"));
        text(child, id, containsString("We do not know why."));
        try (PDDocument document = Loader.loadPDF(letters.get(child, "head", "/" + id + ".pdf")
                .statusCode(200)
                .extract()
                .asByteArray())) {
            assertThat(new PDFTextStripper().getText(document)).contains("1 School Road, Testham · 01632 960001");
            assertThat(document.getPage(0).getResources().getXObjectNames()).isNotEmpty();
        }
        letterhead(child, "head", "bm8gcGljdHVyZQ==").statusCode(400);
        letterhead(child, "office", PIXEL).statusCode(403);
        preference(child, UUID.randomUUID()).statusCode(404);
    }

    @Test
    void aPreviewShowsWordsThatAreNotSaved() throws IOException {
        // Given
        Child child = child("kings-cross-2024");

        // When
        byte[] pdf = put(child, "head", "/preview", Map.of("subject", "Call us", "body", OWN, "largePrint", true))
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();

        // Then
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Sam & <you>:", "DRAFT");
        }
        put(child, "head", "/preview", Map.of("subject", "x", "body", "{nonsense}"))
                .statusCode(422);
        as(child, "head").get(base(child)).then().body("versions", hasSize(0)).body("inForce", not(equalTo(1)));
    }

    private Child child(String policyId) {
        Child child = letters.child();
        letters.enrol(child, policyId, "4 Oak");
        letters.know(letters.people(child, 1, List.of(), parent(child)));
        return child;
    }

    private static PeopleRecord.Parent parent(Child child) {
        return child.parent("Only Testparent", child.mail("own"), true);
    }

    private UUID propose(Child child) {
        letters.request(child.request(true));
        return letters.awaitAll(child, 1, "PROPOSED").getFirst();
    }

    private void text(Child child, UUID id, org.hamcrest.Matcher<String> expected) {
        letters.get(child, "head", "/" + id).statusCode(200).body("text", expected);
    }

    private static String base(Child child) {
        return "/api/v1/schools/" + child.urn() + "/letter-templates/three-day";
    }

    private static ValidatableResponse save(Child child, String role, String body) {
        return as(child, role)
                .contentType("application/json")
                .body(Map.of("subject", "Where is {firstName}?", "body", body))
                .put(base(child))
                .then();
    }

    private static ValidatableResponse put(Child child, String role, String below, Object body) {
        return as(child, role)
                .contentType("application/json")
                .body(body)
                .post(base(child) + below)
                .then();
    }

    private static ValidatableResponse central(String trust, Child child) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(TestTokens.token("Central", "/trusts/" + trust + "/central"))
                .contentType("application/json")
                .body(Map.of("subject", "Where is {firstName}?", "body", OWN))
                .put(base(child))
                .then();
    }

    private static ValidatableResponse letterhead(Child child, String role, String logo) {
        return as(child, role)
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "Testfield Primary",
                        "address",
                        List.of("1 School Road", "Testham"),
                        "phone",
                        "01632 960001",
                        "signatory",
                        "Kim Testhead",
                        "signatoryPost",
                        "Headteacher",
                        "logo",
                        logo))
                .put("/api/v1/schools/" + child.urn() + "/letter-settings")
                .then();
    }

    private static ValidatableResponse preference(Child child, UUID parent) {
        return as(child, "office")
                .contentType("application/json")
                .body(Map.of("plainLanguage", true, "largePrint", true))
                .put("/api/v1/schools/" + child.urn() + "/parents/" + parent + "/letter-preference")
                .then();
    }
}
