package org.rollcall.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final LiveEvent LETTER = new LiveEvent(
            900_001,
            7,
            "letter",
            Instant.parse("2026-09-14T08:00:00Z"),
            "{\"pupilId\": \"p\", \"ruleId\": \"r\", \"classId\": \"c\"}");

    @Test
    void onlyCaseworkersHearOfPupilsAndRules() {
        // Then
        assertThat(new JsonObject(Audience.CASEWORKERS.tell(LETTER)).fieldNames())
                .containsExactlyInAnyOrder("kind", "at", "urn", "pupilId", "ruleId", "classId");
        assertThat(new JsonObject(Audience.STAFF.tell(LETTER)).fieldNames()).containsExactlyInAnyOrder("kind", "at");
        assertThat(new JsonObject(Audience.TRUST.tell(LETTER)).fieldNames())
                .containsExactlyInAnyOrder("kind", "at", "urn");
    }

    @Test
    void whatAnEventSaysIsWhatWasToldOfIt() {
        // Given
        LiveEvent bare = new LiveEvent(900_001, 8, "figures", LETTER.at(), "{}");

        // Then
        assertThat(new JsonObject(Audience.CASEWORKERS.tell(LETTER)))
                .isEqualTo(new JsonObject()
                        .put("kind", "letter")
                        .put("at", "2026-09-14T08:00:00Z")
                        .put("urn", 900_001)
                        .put("pupilId", "p")
                        .put("ruleId", "r")
                        .put("classId", "c"));
        assertThat(new JsonObject(Audience.CASEWORKERS.tell(bare)).fieldNames())
                .containsExactlyInAnyOrder("kind", "at", "urn");
    }

    @Test
    void aReaderWhoFallsTooFarBehindIsCut() {
        // Given
        LiveClient client = new LiveClient(Set.of(900_001));
        AssertSubscriber<LiveEvent> reader = client.events().subscribe().withSubscriber(AssertSubscriber.create(0));

        // When
        for (int i = 0; i < 5_000; i++) {
            client.offer(LETTER);
        }

        // Then
        reader.request(Long.MAX_VALUE).awaitFailure();
        assertThat(reader.getItems()).hasSizeLessThan(5_000);
    }
}
