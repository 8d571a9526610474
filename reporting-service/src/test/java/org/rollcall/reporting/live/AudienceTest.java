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
            new JsonObject().put("pupilId", "p").put("ruleId", "r").put("classId", "c"));

    @Test
    void onlyCaseworkersHearOfPupilsAndRules() {
        // Then
        assertThat(Audience.CASEWORKERS.tell(LETTER).fieldNames())
                .containsExactlyInAnyOrder("kind", "at", "urn", "pupilId", "ruleId", "classId");
        assertThat(Audience.STAFF.tell(LETTER).fieldNames()).containsExactlyInAnyOrder("kind", "at");
        assertThat(Audience.TRUST.tell(LETTER).fieldNames()).containsExactlyInAnyOrder("kind", "at", "urn");
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
