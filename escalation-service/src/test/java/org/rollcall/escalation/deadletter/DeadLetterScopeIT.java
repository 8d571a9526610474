package org.rollcall.escalation.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.EscalationCalls.settle;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.ADMIN;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.CENTRAL;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.get;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.held;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.of;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.ofAll;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.Topics;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class DeadLetterScopeIT {
    private static final Map<String, String> REASON = Map.of("reason", "a test");

    @Inject
    EventsFixture events;

    @Test
    void onlyTheCentralTeamOfTheSchoolsTrustAndThePlatformDecide() {
        // Given
        PlayedSchool school = poisoned();
        String id = held(school.urn).getFirst();
        String replay = of(school.urn) + "/" + id + "/replay";
        String dismissal = of(school.urn) + "/" + id + "/dismissal";

        // Then
        given().get(of(school.urn)).then().statusCode(401);
        for (String stranger :
                new String[] {"/schools/999999/head", "/trusts/92002/central", "/local-authorities/709/attendance-team"
                }) {
            get(stranger, of(school.urn)).statusCode(404);
            post(stranger, replay, Map.of()).statusCode(404);
            post(stranger, dismissal, REASON).statusCode(404);
        }
        for (String lacking :
                new String[] {"/schools/" + school.urn + "/head", "/trusts/92001/data-manager", "/trusts/92001/trustee"
                }) {
            get(lacking, of(school.urn)).statusCode(403).body("code", equalTo("role-lacking"));
            post(lacking, replay, Map.of()).statusCode(403);
            post(lacking, dismissal, REASON).statusCode(403);
        }
        get(ADMIN, of(school.urn)).statusCode(200).body("items", hasSize(1));
        assertThat(held(school.urn)).containsExactly(id);
        post(ADMIN, dismissal, REASON).statusCode(200).body("decidedBy.role", equalTo("admin"));
    }

    @Test
    void aRecordIsNotFoundUnderAnotherSchoolOrService() {
        // Given
        PlayedSchool school = poisoned();
        PlayedSchool other = poisoned();
        String id = held(other.urn).getFirst();

        // Then
        post(CENTRAL, of(school.urn) + "/" + id + "/replay", Map.of()).statusCode(404);
        post(CENTRAL, of(school.urn) + "/" + id + "/dismissal", REASON).statusCode(404);
        post(CENTRAL, of(school.urn) + "/" + UUID.randomUUID() + "/replay", Map.of())
                .statusCode(404);
        get(CENTRAL, of(school.urn).replace("/services/escalation/", "/services/leave/"))
                .statusCode(404);
        assertThat(held(other.urn)).containsExactly(id);
    }

    @Test
    void whatCannotBeReadIsRefusedBeforeAnythingElse() {
        // Given
        PlayedSchool school = poisoned();
        String id = held(school.urn).getFirst();

        // Then
        post(CENTRAL, of(school.urn) + "/" + id + "/dismissal", Map.of())
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        post(CENTRAL, of(school.urn) + "/" + id + "/dismissal", Map.of("reason", "x".repeat(501)))
                .statusCode(400);
        get(CENTRAL, of(school.urn) + "?state=GONE").statusCode(400).body("code", equalTo("invalid-state"));
        get(CENTRAL, of(school.urn) + "?limit=0").statusCode(400);
        get(CENTRAL, of(school.urn) + "?cursor=x").statusCode(400);
    }

    @Test
    void aRecordOfNoReadableSchoolIsThePlatformsAndNothingOfItsContentIsShown() {
        // Given
        UUID event = UUID.randomUUID();
        events.tell(
                event,
                Topics.REGISTER,
                "Secret Person",
                "RegisterTaken.v9 of Secret Person",
                "Secret Person",
                new byte[] {0, 1, 2, (byte) 0xff});
        settle();

        // When
        String item = "items.find { it.eventId == '" + event + "' }";
        String id = get(ADMIN, ofAll() + "?state=HELD")
                .statusCode(200)
                .body(not(containsString("Secret")))
                .body(item + ".urn", nullValue())
                .body(item + ".type", nullValue())
                .body(item + ".subject", nullValue())
                .body(item + ".partition", notNullValue())
                .extract()
                .path(item + ".deadLetterId");

        // Then
        get(CENTRAL, ofAll()).statusCode(403);
        post(CENTRAL, ofAll() + "/" + id + "/dismissal", REASON).statusCode(403);
        post(ADMIN, ofAll() + "/" + id + "/replay", Map.of())
                .statusCode(422)
                .body("code", equalTo("replay-failed"))
                .body("detail", not(containsString("Secret")));
        post(ADMIN, ofAll() + "/" + id + "/dismissal", REASON).statusCode(200).body("state", equalTo("DISMISSED"));
    }

    @Test
    void theListGoesOnWhereThePageEnds() {
        // Given
        PlayedSchool school = poisoned();
        poison(school);
        poison(school);
        settle();

        // When
        String cursor = get(CENTRAL, of(school.urn) + "?limit=2")
                .body("items", hasSize(2))
                .extract()
                .path("nextCursor");

        // Then
        get(CENTRAL, of(school.urn) + "?limit=2&cursor=" + cursor)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue());
    }

    private PlayedSchool poisoned() {
        PlayedSchool school = new PlayedSchool(1, "709");
        school.opened().forEach(events::tell);
        poison(school);
        settle();
        return school;
    }

    private void poison(PlayedSchool school) {
        events.tell(
                UUID.randomUUID(),
                Topics.REGISTER,
                String.valueOf(school.urn),
                "RegisterTaken.v9",
                "",
                "{}".getBytes(StandardCharsets.UTF_8));
    }
}
