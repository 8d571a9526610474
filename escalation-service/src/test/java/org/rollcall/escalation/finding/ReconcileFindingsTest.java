package org.rollcall.escalation.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.evaluation.Finding;

class ReconcileFindingsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);
    private static final String RULE = "unexplained-day-3-visit";

    private static Evidence days(LocalDate from, int days) {
        List<CountedSession> sessions = Stream.iterate(from, day -> day.plusDays(1))
                .limit(days)
                .flatMap(day ->
                        Stream.of(new CountedSession(day, Session.AM, "N"), new CountedSession(day, Session.PM, "N")))
                .toList();
        return new Evidence(sessions, Map.of(), null, null);
    }

    private static Finding computed(String rule, LocalDate from, int days, boolean ended) {
        return new Finding(
                rule,
                List.of("KCA-16.D3"),
                "kings-cross-2024",
                from,
                from.plusDays(2).atTime(9, 30),
                ended,
                days(from, days),
                List.of());
    }

    private static StoredFinding stored(String rule, LocalDate from, int days, FindingState state, Review review) {
        return new StoredFinding(
                new PupilKey(920_000, new UUID(0, 1)),
                UUID.randomUUID(),
                rule,
                List.of("KCA-16.D3"),
                "kings-cross-2024",
                from,
                from,
                state,
                review,
                Instant.EPOCH,
                from,
                days(from, days),
                List.of(),
                1);
    }

    private static StoredFinding open(LocalDate from, int days) {
        return stored(RULE, from, days, FindingState.OPEN, Review.NONE);
    }

    @Test
    void whatWasNotKnownIsRaised() {
        // Given
        Finding finding = computed(RULE, MONDAY, 3, false);

        // When
        ReconcileFindings.Outcome outcome = ReconcileFindings.reconcile(List.of(finding), List.of());

        // Then
        assertThat(outcome.raised()).containsExactly(finding);
        assertThat(outcome.same()).isEmpty();
        assertThat(outcome.retracted()).isEmpty();
    }

    @Test
    void whatIsNoLongerFoundIsRetracted() {
        // Given
        StoredFinding known = open(MONDAY, 3);

        // When
        ReconcileFindings.Outcome outcome = ReconcileFindings.reconcile(List.of(), List.of(known));

        // Then
        assertThat(outcome.retracted()).containsExactly(known);
    }

    @Test
    void aFindingThatAbsorbedALaterSessionIsTheSameAndHasChanged() {
        // Given
        StoredFinding known = open(MONDAY, 3);

        // When
        ReconcileFindings.Outcome outcome =
                ReconcileFindings.reconcile(List.of(computed(RULE, MONDAY, 4, false)), List.of(known));

        // Then
        assertThat(outcome.raised()).isEmpty();
        assertThat(outcome.same()).singleElement().satisfies(same -> {
            assertThat(same.known()).isEqualTo(known);
            assertThat(same.changed()).isTrue();
            assertThat(same.state()).isEqualTo(FindingState.OPEN);
        });
    }

    @Test
    void aFindingUnderANewKeyThatSharesASessionKeepsItsIdentity() {
        // Given
        StoredFinding known = open(MONDAY, 3);

        // When
        ReconcileFindings.Outcome outcome =
                ReconcileFindings.reconcile(List.of(computed(RULE, MONDAY.plusDays(1), 3, false)), List.of(known));

        // Then
        assertThat(outcome.raised()).isEmpty();
        assertThat(outcome.retracted()).isEmpty();
        assertThat(outcome.same())
                .singleElement()
                .satisfies(same -> assertThat(same.changed()).isTrue());
    }

    @Test
    void aFindingOfAnotherRuleIsAnotherEvenOverTheSameSessions() {
        // Given
        StoredFinding known = open(MONDAY, 3);
        Finding other = computed("continuous-absence-10-days", MONDAY, 3, false);

        // When
        ReconcileFindings.Outcome outcome = ReconcileFindings.reconcile(List.of(other), List.of(known));

        // Then
        assertThat(outcome.raised()).containsExactly(other);
        assertThat(outcome.retracted()).containsExactly(known);
    }

    @Test
    void theSameKeyWinsOverASharedSession() {
        // Given
        StoredFinding earlier = open(MONDAY, 4);
        StoredFinding later = open(MONDAY.plusDays(3), 2);
        Finding finding = computed(RULE, MONDAY.plusDays(3), 2, false);

        // When
        ReconcileFindings.Outcome outcome = ReconcileFindings.reconcile(List.of(finding), List.of(earlier, later));

        // Then
        assertThat(outcome.same())
                .singleElement()
                .satisfies(same -> assertThat(same.known()).isEqualTo(later));
        assertThat(outcome.retracted()).containsExactly(earlier);
    }

    @Test
    void anAbsenceThatIsOverResolvesItsFinding() {
        // Given
        StoredFinding known = open(MONDAY, 3);

        // When
        ReconcileFindings.Outcome outcome =
                ReconcileFindings.reconcile(List.of(computed(RULE, MONDAY, 3, true)), List.of(known));

        // Then
        assertThat(outcome.same()).singleElement().satisfies(same -> {
            assertThat(same.changed()).isTrue();
            assertThat(same.state()).isEqualTo(FindingState.RESOLVED);
        });
    }

    @Test
    void whatAPersonPutAsideStaysPutAside() {
        // Given
        StoredFinding known = stored(RULE, MONDAY, 3, FindingState.RESOLVED, Review.REJECTED);

        // When
        ReconcileFindings.Outcome outcome =
                ReconcileFindings.reconcile(List.of(computed(RULE, MONDAY, 3, false)), List.of(known));

        // Then
        assertThat(outcome.same())
                .singleElement()
                .satisfies(same -> assertThat(same.changed()).isFalse());
    }

    @Test
    void reconcilingWhatWasJustReconciledChangesNothing() {
        // Given
        List<Finding> computed = List.of(computed(RULE, MONDAY, 3, false), computed(RULE, MONDAY.plusDays(7), 3, true));
        List<StoredFinding> known = new ArrayList<>();
        known.add(open(MONDAY, 3));
        known.add(stored(RULE, MONDAY.plusDays(7), 3, FindingState.RESOLVED, Review.NONE));

        // When
        ReconcileFindings.Outcome outcome = ReconcileFindings.reconcile(computed, known);

        // Then
        assertThat(outcome.raised()).isEmpty();
        assertThat(outcome.retracted()).isEmpty();
        assertThat(outcome.same()).hasSize(2).noneMatch(ReconcileFindings.Same::changed);
    }
}
