package org.rollcall.escalation.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.Evaluation;
import org.rollcall.rules.evaluation.Evidence;
import org.rollcall.rules.evaluation.PupilFacts;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;

/** Marks in any order, repeated or delayed, end in the same findings as marks in theirs. */
class DisorderTest {
    private record Mark(SessionRef session, String code, int revision) {}

    private record Standing(String rule, FindingState state, Set<SessionRef> sessions) {}

    private static final LocalDate FROM = LocalDate.of(2026, 9, 3);
    private static final int DAYS = 60;
    private static final LocalDateTime END = FROM.plusDays(DAYS).atTime(18, 0);
    private static final List<String> CODES = List.of("/", "/", "/", "N", "N", "N", "O", "U", "I", "L", "Y1");
    private static final PolicyProfile POLICY =
            Policies.load().find("kings-cross-2024").orElseThrow();
    private static final PupilFacts FACTS = PupilFacts.of(LocalDate.of(2017, 2, 3), 3, FROM);
    private static final SchoolCalendar CALENDAR = SchoolCalendar.of(
            List.of(new CalendarYear(
                    SchoolYear.parse("2026-27"),
                    List.of(new Term("Autumn", FROM, LocalDate.of(2026, 12, 18), null)),
                    List.of())),
            List.of(new DatedTimes(
                    FROM,
                    Map.of(
                            Session.AM, times("08:50", "09:00", "09:30"),
                            Session.PM, times("13:00", "13:05", "13:30")))));

    private static SessionTimes times(String opens, String late, String closes) {
        return new SessionTimes(LocalTime.parse(opens), LocalTime.parse(late), LocalTime.parse(closes));
    }

    static List<Long> seeds() {
        return new Random(20_260_907).longs(60).boxed().toList();
    }

    /** Runs of absence and presence, some marks corrected later. */
    private static List<Mark> marks(Random random) {
        List<Mark> marks = new ArrayList<>();
        String code = "/";
        for (LocalDate day = FROM; day.isBefore(FROM.plusDays(DAYS)); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            for (Session session : Session.values()) {
                code = random.nextInt(6) == 0 ? CODES.get(random.nextInt(CODES.size())) : code;
                SessionRef ref = new SessionRef(day, session);
                marks.add(new Mark(ref, code, 1));
                if (random.nextInt(12) == 0) {
                    marks.add(new Mark(ref, CODES.get(random.nextInt(CODES.size())), 2));
                }
            }
        }
        return marks;
    }

    /** Takes marks in the order given, a few at a time, and reconciles after each step. */
    private static Set<Standing> take(List<Mark> marks, Random steps) {
        Map<SessionRef, Integer> revisions = new HashMap<>();
        PupilLedger ledger = PupilLedger.EMPTY;
        List<StoredFinding> live = List.of();
        int until = 0;
        while (until < marks.size()) {
            int from = until;
            until = Math.min(marks.size(), until + 1 + steps.nextInt(8));
            for (Mark mark : marks.subList(from, until)) {
                if (revisions.getOrDefault(mark.session(), 0) < mark.revision()) {
                    revisions.put(mark.session(), mark.revision());
                    ledger = ledger.with(mark.session(), mark.code());
                }
            }
            live = apply(ReconcileFindings.reconcile(Evaluation.evaluate(ledger, FACTS, CALENDAR, POLICY, END), live));
        }
        return live.stream()
                .map(finding -> new Standing(finding.ruleId(), finding.state(), finding.sessions()))
                .collect(Collectors.toSet());
    }

    private static List<StoredFinding> apply(ReconcileFindings.Outcome outcome) {
        List<StoredFinding> live = new ArrayList<>();
        outcome.same()
                .forEach(same -> live.add(stored(
                        same.known().findingId(),
                        same.now().ruleId(),
                        same.now().occurrence(),
                        same.state(),
                        same.now().evidence())));
        outcome.raised()
                .forEach(finding -> live.add(stored(
                        UUID.randomUUID(),
                        finding.ruleId(),
                        finding.occurrence(),
                        finding.ended() ? FindingState.RESOLVED : FindingState.OPEN,
                        finding.evidence())));
        return live;
    }

    private static StoredFinding stored(
            UUID id, String rule, LocalDate occurrence, FindingState state, Evidence evidence) {
        return new StoredFinding(
                new PupilKey(920_000, new UUID(0, 1)),
                id,
                rule,
                List.of("KCA-16.D1"),
                "kings-cross-2024",
                FROM,
                occurrence,
                state,
                Review.NONE,
                Instant.EPOCH,
                occurrence,
                evidence,
                List.of(),
                1);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shuffledRepeatedAndDelayedMarksEndInTheSameFindings(long seed) {
        // Given
        Random random = new Random(seed);
        List<Mark> inOrder = marks(random);
        List<Mark> disordered = new ArrayList<>(inOrder);
        disordered.addAll(inOrder.subList(0, inOrder.size() / 3));
        Collections.shuffle(disordered, random);

        // When
        Set<Standing> findings = take(disordered, random);

        // Then
        assertThat(findings).isEqualTo(take(inOrder, random)).isNotEmpty();
    }
}
