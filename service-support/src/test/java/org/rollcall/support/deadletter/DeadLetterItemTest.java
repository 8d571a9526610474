package org.rollcall.support.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterItemTest {
    private static final String PUPIL = "f2b7c3c4-6d6c-4d0e-8a11-111111111111";

    private static DeadLetter letter(int urn, String type, String subject, DeadLetterState state) {
        return new DeadLetter(
                UUID.randomUUID(),
                "escalation-register",
                UUID.randomUUID(),
                urn,
                "register.events.v1",
                new DeadLetter.Place(1, 42),
                "900001",
                type,
                subject,
                "{\"secret\":1}",
                null,
                "IllegalArgumentException",
                state,
                Instant.parse("2026-09-07T08:00:00Z"),
                null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "900001/2026-09-07/AM/" + PUPIL,
                "900001/pupils/" + PUPIL,
                "900001/pupils/" + PUPIL + "/links/900002",
                "900001/calendars/2026-27",
                "900001"
            })
    void a_subject_of_a_known_form_is_shown(String subject) {
        // When
        DeadLetterItem item =
                DeadLetterItem.of("escalation", letter(900_001, "RegisterTaken.v9", subject, DeadLetterState.HELD));

        // Then
        assertThat(item.subject()).isEqualTo(subject);
        assertThat(item.type()).isEqualTo("RegisterTaken.v9");
        assertThat(item.offset()).isEqualTo(42);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sam Testpupil", "900001/pupils/Sam", "900001/sam", "900001/pupils/" + PUPIL + " Sam"})
    void a_subject_that_may_hold_anything_is_not(String subject) {
        // When
        DeadLetterItem item = DeadLetterItem.of("escalation", letter(0, "Sam was here", subject, DeadLetterState.HELD));

        // Then
        assertThat(item.subject()).isNull();
        assertThat(item.type()).isNull();
        assertThat(item.urn()).isNull();
    }

    @Test
    void what_was_decided_is_not_decided_again() {
        // Given
        DeadLetter letter = letter(900_001, "RegisterTaken.v9", "900001", DeadLetterState.DISMISSED);

        // Then
        assertThatThrownBy(letter::held)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(409));
        assertThat(letter(1, "", "", DeadLetterState.HELD).held()).isNotNull();
    }

    @Test
    void a_page_tells_where_the_next_one_begins() {
        // Given
        DeadLetter first = letter(1, "", "", DeadLetterState.HELD);
        DeadLetter second = letter(1, "", "", DeadLetterState.HELD);

        // When
        DeadLetterPage page = DeadLetterPage.of("leave", java.util.List.of(first, second), 1);

        // Then
        assertThat(page.items()).hasSize(1);
        assertThat(DeadLetterCursor.read(page.nextCursor()))
                .isEqualTo(new DeadLetterCursor(first.setAsideAt(), first.id()));
        assertThat(DeadLetterPage.of("leave", java.util.List.of(first), 1).nextCursor())
                .isNull();
    }
}
