package org.rollcall.escalation.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.letters.wording.LetterTemplates;
import org.rollcall.events.register.PeopleRecord;

class LetterStateTest {
    private static final Instant RAISED = Instant.parse("2026-09-16T08:30:00Z");

    @Test
    @DisplayName("KCA-16.L1 a ladder letter lets itself go")
    void aLadderLetterLetsItselfGo() {
        assertThat(FirstState.of(request(false, false), false, pupil(), LocalDate.of(2026, 9, 16)))
                .isEqualTo(new LetterState.Approved(RAISED, "unexplained-day-3-letter"));
    }

    @Test
    void aLetterWaitsForAPersonWhereProfileReviewOrPenaltySaysSo() {
        LetterState.Proposed proposed = new LetterState.Proposed(RAISED);
        assertThat(FirstState.of(request(true, false), false, pupil(), LocalDate.of(2026, 9, 16)))
                .isEqualTo(proposed);
        assertThat(FirstState.of(request(false, true), false, pupil(), LocalDate.of(2026, 9, 16)))
                .isEqualTo(proposed);
        assertThat(FirstState.of(request(false, false), true, pupil(), LocalDate.of(2026, 9, 16)))
                .isEqualTo(proposed);
    }

    @Test
    void aLookedAfterChildsLetterWaitsOnTheDaysOfTheFlag() {
        // Given
        LocalDate day = LocalDate.of(2026, 9, 16);

        // When
        LetterState onLastDay = first(new PeopleRecord.Flag("LAC", day.minusDays(3), day));
        LetterState dayAfter = first(new PeopleRecord.Flag("LAC", day.minusDays(3), day.minusDays(1)));
        LetterState dayBefore = first(new PeopleRecord.Flag("LAC", day.plusDays(1), null));

        // Then
        assertThat(onLastDay).isInstanceOf(LetterState.Proposed.class);
        assertThat(dayAfter).isInstanceOf(LetterState.Approved.class);
        assertThat(dayBefore).isInstanceOf(LetterState.Approved.class);
    }

    @Test
    void aLetterMovesOneRevisionAtATime() {
        // Given
        Letter letter =
                Letter.of(request(true, false), UUID.randomUUID(), Channel.EMAIL, new LetterState.Proposed(RAISED));
        Instant later = RAISED.plusSeconds(60);

        // When
        Letter approved = letter.moved(new LetterState.Proposed(RAISED).approve("Test Head", later));
        Letter sent = approved.moved(new LetterState.Approved(later, "Test Head").confirm(later.plusSeconds(1)));

        // Then
        assertThat(letter.revision()).isEqualTo(1);
        assertThat(approved.state()).isEqualTo(new LetterState.Approved(later, "Test Head"));
        assertThat(sent.revision()).isEqualTo(3);
        assertThat(sent.sentAt()).isEqualTo(later.plusSeconds(1));
    }

    @Test
    void theIdOfALetterIsMadeOfFindingStepAndParent() {
        // Given
        UUID finding = UUID.randomUUID();
        UUID parent = UUID.randomUUID();

        // When
        UUID id = Letter.idOf(900001, finding, "letter", parent);

        // Then
        assertThat(id)
                .isEqualTo(Letter.idOf(900001, finding, "letter", parent))
                .isNotEqualTo(Letter.idOf(900001, finding, "other", parent))
                .isNotEqualTo(Letter.idOf(900001, finding, "letter", UUID.randomUUID()))
                .isNotEqualTo(Letter.idOf(900002, finding, "letter", parent));
    }

    @Test
    void aLetterThatHasNoFolderIsRefused() {
        // Given
        LetterTemplates templates = new LetterTemplates("standard");

        // Then
        assertThatThrownBy(() -> templates.find("no-such-letter")).hasMessageContaining("no-such-letter");
    }

    private static LetterState first(PeopleRecord.Flag flag) {
        return FirstState.of(request(false, false), false, pupil(flag), LocalDate.of(2026, 9, 16));
    }

    private static LetterRequest request(boolean needsApproval, boolean reviewOnly) {
        return new LetterRequest(
                900001,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "unexplained-day-3-letter",
                List.of("KCA-16.L1"),
                "kings-cross-2024",
                "letter",
                "three-day",
                needsApproval,
                reviewOnly,
                RAISED,
                null);
    }

    private static PeopleRecord pupil(PeopleRecord.Flag... flags) {
        return new PeopleRecord(
                900001,
                1,
                UUID.randomUUID(),
                "Testpupil",
                "Sam",
                null,
                "F",
                LocalDate.of(2017, 2, 3),
                null,
                "1 Pupil Road",
                "202",
                null,
                List.of(),
                List.of(),
                List.of(flags));
    }
}
