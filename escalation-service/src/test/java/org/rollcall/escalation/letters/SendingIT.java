package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.rollcall.escalation.letters.LetterFixture.outcome;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class SendingIT {
    @Inject
    LetterFixture letters;

    @Inject
    SendLetter send;

    @Test
    void aLetterThatWasWithTheCarrierWhenTheServiceStoppedIsUnknownAndNotSentAgain() {
        // Given
        Child child = proposed("crash");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        attempt(child, id, "ATTEMPTED");

        // When
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);

        // Then
        letters.awaitAll(child, 1, "UNKNOWN");
        assertThat(letters.mails(id)).isEmpty();
        assertThat(letters.count(child.urn(), "letter_queue")).isZero();
        letters.post(child, "head", id, "cancellation", Map.of("reason", "no")).statusCode(409);
    }

    @Test
    void aPersonWhoSaysItWasNotSentSendsItAgainOnce() {
        // Given
        Child child = proposed("again");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        attempt(child, id, "ATTEMPTED");
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);
        letters.awaitAll(child, 1, "UNKNOWN");

        // When
        letters.post(child, "attendance-officer", id, "resolution", outcome("NOT_SENT"))
                .statusCode(200);

        // Then
        letters.awaitAll(child, 1, "SENT");
        assertThat(letters.mails(id)).hasSize(1);
        assertThat(letters.count(child.urn(), "send_attempt")).isEqualTo(2);
    }

    @Test
    void aPersonWhoSaysItWasSentEndsTheMatter() {
        // Given
        Child child = proposed("seen");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        attempt(child, id, "ATTEMPTED");
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);
        letters.awaitAll(child, 1, "UNKNOWN");

        // When
        letters.post(child, "attendance-officer", id, "resolution", outcome("SENT"))
                .statusCode(200)
                .body("state", equalTo("SENT"));

        // Then
        assertThat(letters.mails(id)).isEmpty();
        letters.post(child, "attendance-officer", id, "resolution", outcome("SENT"))
                .statusCode(409);
    }

    @Test
    void anAttemptThatWasOnlyReservedIsTakenUpAgain() {
        // Given
        Child child = proposed("reserved");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        attempt(child, id, "RESERVED");

        // When
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);

        // Then
        letters.awaitAll(child, 1, "SENT");
        assertThat(letters.mails(id)).hasSize(1);
        assertThat(letters.count(child.urn(), "send_attempt WHERE state = 'CONFIRMED'"))
                .isEqualTo(1);
    }

    @Test
    void twoSendersAtOnceSendALetterOnce() {
        // Given
        Child child = proposed("race");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);

        // When
        io.smallrye.mutiny.Uni.join()
                .all(send.send(child.urn(), id), send.send(child.urn(), id), send.send(child.urn(), id))
                .andCollectFailures()
                .onFailure()
                .recoverWithNull()
                .await()
                .atMost(java.time.Duration.ofSeconds(30));

        // Then
        org.awaitility.Awaitility.await()
                .until(() ->
                        !letters.letters(child).get(0).path("state").asText().equals("APPROVED"));
        assertThat(letters.mails(id)).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void noLetterLeavesASchoolOfWhichAnEventIsHeldBack() {
        // Given
        Child child = proposed("held");
        UUID id = letters.awaitAll(child, 1, "PROPOSED").getFirst();
        UUID poison = UUID.randomUUID();
        letters.in(
                child.urn(),
                tx -> tx.preparedQuery(
                                "INSERT INTO dead_letter (consumer, event_id, urn, topic, key,"
                                        + " type, subject, failure) VALUES ('test', $1, $2, 't', 'k', 'RegisterTaken.v1', '', 'X')")
                        .execute(Tuple.of(poison, child.urn())));

        // When
        letters.post(child, "head", id, "approval", Map.of()).statusCode(200);

        // Then
        org.awaitility.Awaitility.await().until(() -> letters.count(child.urn(), "letter_queue WHERE held") == 1);
        assertThat(letters.count(child.urn(), "send_attempt")).isZero();
        assertThat(letters.letters(child).get(0).path("state").asText()).isEqualTo("APPROVED");
        letters.in(
                child.urn(),
                tx -> tx.preparedQuery("UPDATE dead_letter SET state = 'DISMISSED' WHERE event_id = $1")
                        .execute(Tuple.of(poison)));
        letters.awaitAll(child, 1, "SENT");
    }

    private Child proposed(String name) {
        Child child = letters.child();
        letters.know(letters.people(child, 1, List.of(), child.parent("Only Testparent", child.mail(name), true)));
        letters.request(child.request(true));
        return child;
    }

    /** Leaves the ledger as a service that was killed leaves it. */
    private void attempt(Child child, UUID id, String state) {
        letters.in(
                child.urn(),
                tx -> tx.preparedQuery("INSERT INTO send_attempt (school_urn, letter_id, attempt,"
                                + " carrier, state, reserved_at) VALUES ($1, $2, 1, 'smtp', $3, now())")
                        .execute(Tuple.of(child.urn(), id, state)));
    }
}
