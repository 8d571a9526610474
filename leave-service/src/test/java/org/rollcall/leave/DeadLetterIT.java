package org.rollcall.leave;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class DeadLetterIT {
    @Inject
    EventsFixture events;

    @Inject
    SchoolFixture schools;

    @Test
    void theCentralTeamOfTheTrustDismissesWhatThisServiceCouldNotProcess() {
        // Given
        schools.clock("2026-09-07T08:00:00Z");
        int urn = schools.open("kings-cross-2024");
        events.tell(UUID.randomUUID(), "PupilAdmitted.v2", urn, urn + "/pupils/x", new byte[] {'{', '}'});
        schools.settle();
        String path = "/api/v1/services/leave/schools/" + urn + "/dead-letters";
        String id = central()
                .get(path + "?state=HELD")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].consumer", equalTo("leave-roll"))
                .extract()
                .path("items[0].deadLetterId");
        central().post(path + "/" + id + "/replay").then().statusCode(422).body("code", equalTo("replay-failed"));

        // When
        central()
                .body(Map.of("reason", "sent again under version 1"))
                .post(path + "/" + id + "/dismissal")
                .then()
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));

        // Then
        central().get(path + "?state=HELD").then().body("items", empty());
    }

    private static RequestSpecification central() {
        return given().auth()
                .oauth2(TestTokens.token("Test Central", "/trusts/90001/central"))
                .contentType(ContentType.JSON);
    }
}
