package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.LetterFixture.Child;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class BereavementIT {
    private static final String DIED = "k";
    private static final String MOVED_AWAY = "g";

    @Inject
    LetterFixture letters;

    @Test
    @DisplayName(
            "NAT-2024.9 after a deletion on the ground of death no letter goes to the family, whatever was planned")
    void planned() {
        // Given a letter that waits for approval, as one of a looked-after child does
        Child child = letters.child();
        letters.know(record(child, 1, null));
        letters.request(child.request(false));
        UUID planned = letters.awaitAll(child, 1, "PROPOSED").getFirst();

        // When
        letters.know(record(child, 2, DIED));

        // Then
        assertThat(letters.awaitAll(child, 1, "CANCELLED")).containsExactly(planned);
        assertThat(letters.mails(planned)).isEmpty();
    }

    @Test
    void nothingIsWrittenAfterwardsEither() {
        // Given
        Child child = letters.child();
        letters.know(record(child, 1, DIED));

        // When
        letters.request(child.request(false));

        // Then
        assertThat(letters.letters(child)).isEmpty();
        assertThat(letters.count(child.urn(), "letter_request WHERE state = 'CANCELLED'"))
                .isEqualTo(1);
    }

    @Test
    void aLetterAboutAPupilWhoMovedAwayStays() {
        // Given
        Child child = letters.child();
        letters.know(record(child, 1, null));
        letters.request(child.request(false));
        letters.awaitAll(child, 1, "PROPOSED");

        // When
        letters.know(record(child, 2, MOVED_AWAY));

        // Then
        assertThat(letters.letters(child))
                .extracting((JsonNode letter) -> letter.path("state").asText())
                .containsExactly("PROPOSED");
    }

    private PeopleRecord record(Child child, long revision, @Nullable String ground) {
        PeopleRecord known = letters.people(
                child, revision, List.of("LAC"), child.parent("First Testparent", child.mail("first"), true));
        return new PeopleRecord(
                known.urn(),
                known.revision(),
                known.pupilId(),
                known.legalSurname(),
                known.legalForename(),
                known.knownAs(),
                known.sex(),
                known.dateOfBirth(),
                known.upn(),
                known.address(),
                known.homeLaCode(),
                known.ethnicity(),
                known.parents(),
                known.contacts(),
                known.flags(),
                ground == null
                        ? null
                        : new PeopleRecord.Leaving(
                                LocalDate.of(2026, 9, 18), ground, "2024", null, null, null, null, null));
    }
}
