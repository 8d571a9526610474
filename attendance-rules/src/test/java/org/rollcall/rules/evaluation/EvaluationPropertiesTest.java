package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.PolicyProfile;

/** The evaluation against slow and simple oracles, on random terms of marks. */
class EvaluationPropertiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-09-03");
    private static final LocalDateTime END = LocalDateTime.parse("2026-12-18T17:30");
    private static final PolicyProfile KINGS_CROSS =
            PupilFixture.POLICIES.find("kings-cross-2024").orElseThrow();
    private static final Set<String> UNAUTHORISED = Set.of("G", "N", "O", "U");

    /** A term of marks: runs of one code, so that spells of every length come about. */
    @Provide
    Arbitrary<List<String>> terms() {
        Arbitrary<String> code = Arbitraries.frequency(
                Tuple.of(6, "/"),
                Tuple.of(6, "N"),
                Tuple.of(2, "O"),
                Tuple.of(2, "I"),
                Tuple.of(1, "U"),
                Tuple.of(1, "Y2"),
                Tuple.of(1, ""),
                Tuple.of(1, "G"),
                Tuple.of(1, "L"));
        Arbitrary<Integer> length = Arbitraries.integers().between(1, 9);
        return Combinators.combine(code, length)
                .as((symbol, times) -> Collections.nCopies(times, symbol))
                .list()
                .ofMinSize(5)
                .ofMaxSize(45)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
    }

    @Provide
    Arbitrary<Set<Integer>> insetDays() {
        return Arbitraries.integers().between(0, 100).set().ofMaxSize(12);
    }

    @Property(tries = 150)
    void tenInTenAgreesWithAnOracle(@ForAll("terms") List<String> term, @ForAll("insetDays") Set<Integer> inset) {
        SchoolCalendar calendar = calendar(inset);
        Map<SessionRef, String> marks = lay(term, calendar);
        List<LocalDate> found = occurrences(marks, calendar, "unauthorised-10-in-10-school-weeks");
        assertThat(found).isEqualTo(oracleOfTenInTen(marks, calendar));
    }

    @Property(tries = 150)
    void everyLadderDayAgreesWithAnOracle(@ForAll("terms") List<String> term, @ForAll("insetDays") Set<Integer> inset) {
        SchoolCalendar calendar = calendar(inset);
        Map<SessionRef, String> marks = lay(term, calendar);
        assertThat(occurrences(marks, calendar, "unexplained-day-3-visit")).isEqualTo(oracleOfVisit(marks, 3));
        assertThat(occurrences(marks, calendar, "unexplained-day-7-visit")).isEqualTo(oracleOfVisit(marks, 7));
        assertThat(occurrences(marks, calendar, "unexplained-day-1-contact")).isEqualTo(oracleOfVisit(marks, 1));
    }

    @Property(tries = 100)
    void theOrderInWhichMarksArriveDoesNotMatter(
            @ForAll("terms") List<String> term, @ForAll long seed, @ForAll("insetDays") Set<Integer> inset) {
        SchoolCalendar calendar = calendar(inset);
        Map<SessionRef, String> marks = lay(term, calendar);
        List<SessionRef> arrival = new ArrayList<>(marks.keySet());
        arrival.addAll(marks.keySet());
        Collections.shuffle(arrival, new Random(seed));
        PupilLedger ledger = PupilLedger.EMPTY;
        for (SessionRef ref : arrival) {
            ledger = ledger.with(ref, Objects.requireNonNull(marks.get(ref)));
        }
        assertThat(Evaluation.evaluate(ledger, facts(), calendar, KINGS_CROSS, END))
                .isEqualTo(Evaluation.evaluate(ledger(marks), facts(), calendar, KINGS_CROSS, END));
    }

    @Property(tries = 60)
    void whatWasRaisedStaysRaisedWhileOnlyTimePasses(@ForAll("terms") List<String> term) {
        SchoolCalendar calendar = calendar(Set.of());
        PupilLedger ledger = ledger(lay(term, calendar));
        LocalDateTime earlier = LocalDateTime.parse("2026-10-14T12:00");
        List<String> before = keys(Evaluation.evaluate(ledger, facts(), calendar, KINGS_CROSS, earlier));
        List<String> after = keys(Evaluation.evaluate(ledger, facts(), calendar, KINGS_CROSS, END));
        assertThat(after).startsWith(before.toArray(String[]::new));
    }

    private static List<String> keys(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.ruleId() + " " + finding.occurrence() + " " + finding.raisedAt())
                .toList();
    }

    /** Windows of ten Mondays counted out one by one; the first full one opens a finding that absorbs the rest. */
    private static List<LocalDate> oracleOfTenInTen(Map<SessionRef, String> marks, SchoolCalendar calendar) {
        TreeSet<LocalDate> mondays = new TreeSet<>();
        calendar.schoolDays(FIRST, END.toLocalDate(), 3).forEach(day -> mondays.add(monday(day)));
        for (SessionRef last : marks.keySet()) {
            LocalDate start = mondays.headSet(monday(last.date()), true).descendingSet().stream()
                    .limit(10)
                    .toList()
                    .getLast();
            long count = marks.entrySet().stream()
                    .filter(mark -> UNAUTHORISED.contains(mark.getValue()))
                    .filter(mark -> mark.getKey().compareTo(last) <= 0)
                    .filter(mark -> !mark.getKey().date().isBefore(start))
                    .count();
            if (count >= 10) {
                return List.of(last.date());
            }
        }
        return List.of();
    }

    /** Walks the marks day by day; the day's own first N decides whether it is unexplained. */
    private static List<LocalDate> oracleOfVisit(Map<SessionRef, String> marks, int day) {
        List<LocalDate> found = new ArrayList<>();
        List<LocalDate> run = new ArrayList<>();
        LocalDate raisedFor = null;
        for (Map.Entry<SessionRef, String> mark : marks.entrySet()) {
            LocalDate date = mark.getKey().date();
            switch (mark.getValue()) {
                case "N", "O", "G" -> {
                    if (run.isEmpty() || !run.getLast().equals(date)) {
                        run.add(date);
                    }
                    boolean reached = run.size() == day && mark.getValue().equals("N");
                    if (reached && !run.getFirst().equals(raisedFor)) {
                        raisedFor = run.getFirst();
                        found.add(raisedFor);
                    }
                }
                case "/", "L", "I", "U" -> run.clear();
                default -> {}
            }
        }
        return found;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static SchoolCalendar calendar(Set<Integer> inset) {
        List<Closure> closures = inset.stream()
                .map(day -> PupilFixture.inset(FIRST.plusDays(day)))
                .toList();
        return PupilFixture.calendar(2026, closures, PupilFixture.AUTUMN_2026);
    }

    private static Map<SessionRef, String> lay(List<String> term, SchoolCalendar calendar) {
        Map<SessionRef, String> marks = new TreeMap<>();
        int next = 0;
        for (LocalDate day : calendar.schoolDays(FIRST, END.toLocalDate(), 3)) {
            for (Session session : Session.values()) {
                String code = next < term.size() ? term.get(next++) : "";
                if (!code.isEmpty()) {
                    marks.put(new SessionRef(day, session), code);
                }
            }
        }
        return marks;
    }

    private static PupilLedger ledger(Map<SessionRef, String> marks) {
        PupilLedger ledger = PupilLedger.EMPTY;
        for (Map.Entry<SessionRef, String> mark : marks.entrySet()) {
            ledger = ledger.with(mark.getKey(), mark.getValue());
        }
        return ledger;
    }

    private static PupilFacts facts() {
        return PupilFacts.of(LocalDate.parse("2017-02-03"), 3, FIRST);
    }

    private static List<LocalDate> occurrences(Map<SessionRef, String> marks, SchoolCalendar calendar, String rule) {
        return Evaluation.evaluate(ledger(marks), facts(), calendar, KINGS_CROSS, END).stream()
                .filter(finding -> finding.ruleId().equals(rule))
                .map(Finding::occurrence)
                .toList();
    }
}
