package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.yaml.ProfileReader;

/** Every further kind of condition against an oracle that walks the marks one by one. */
class ConditionPropertiesTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-09-03");
    private static final LocalDate LAST = LocalDate.parse("2026-12-18");
    private static final LocalDate HALF_TERM = LocalDate.parse("2026-10-26");
    private static final PolicyProfile POLICY =
            Policies.of(List.of(ProfileReader.read("test", """
                    profile: test
                    title: Conditions
                    inForce: {from: "2020-01-01"}
                    parameters: [{name: minimumPossibleSessions, from: "2020-01-01", value: 20, cite: NAT-DFE.3}]
                    rules:
                      - id: ill
                        cite: ATT-A1.5.7
                        when: {consecutive-absence: {of: illness, schoolDays: {gte: 5}, shortened: {schoolDays: {gte: 4}, by: [INSET]}}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: away
                        cite: AET-5.4
                        when: {consecutive-absence: {of: any, schoolDays: {gt: 5}}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: ill-again
                        cite: ATT-A1.5.10
                        when: {spell-count: {of: illness, count: {gte: 3}, window: half-term, at: start}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: back-again
                        cite: ATT-A1.8.3
                        when: {spell-count: {of: any, count: {gte: 3}, window: half-term, at: return, each: true}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: days-in-term
                        cite: AET-5.5
                        when: {cumulative-absence: {class: any, count: {gt: 20}, window: term}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: rolling
                        cite: KCA-8.5
                        when: {rate-threshold: {measure: unauthorised-absence, gte: 25, window: {schoolWeeks: 4}}}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: half
                        cite: KCA-8.5
                        when: {rate-threshold: [{measure: attendance, lt: 95, window: half-term}, {measure: unauthorised-share-of-absence, gte: 10, window: half-term}]}
                        then: [{notify-role: {role: head, title: T}}]
                      - id: left
                        cite: ATT-A5.G6
                        when: {elapsed-since: {event: leave-end, schoolDays: {gte: 10}}}
                        then: [{notify-role: {role: head, title: T}}]
                    """))).find("test").orElseThrow();

    @Provide
    Arbitrary<List<String>> terms() {
        Arbitrary<String> code = Arbitraries.frequency(
                Tuple.of(8, "/"),
                Tuple.of(6, "I"),
                Tuple.of(4, "O"),
                Tuple.of(2, "N"),
                Tuple.of(1, "M"),
                Tuple.of(1, "C"),
                Tuple.of(1, "U"),
                Tuple.of(1, "Y2"),
                Tuple.of(1, ""));
        return Combinators.combine(code, Arbitraries.integers().between(1, 12))
                .as((symbol, times) -> Collections.nCopies(times, symbol))
                .list()
                .ofMinSize(5)
                .ofMaxSize(40)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
    }

    @Provide
    Arbitrary<Set<Integer>> insetDays() {
        return Arbitraries.integers().between(0, 100).set().ofMaxSize(10);
    }

    @Property(tries = 120)
    void everyConditionAgreesWithItsOracle(
            @ForAll("terms") List<String> term, @ForAll("insetDays") Set<Integer> insetDays) {
        Set<LocalDate> inset = insetDays.stream().map(FIRST::plusDays).collect(Collectors.toSet());
        List<Closure> closures = inset.stream().map(PupilFixture::inset).toList();
        SchoolCalendar calendar = PupilFixture.calendar(2026, closures, PupilFixture.AUTUMN_2026);
        TreeMap<SessionRef, String> marks = new TreeMap<>();
        PupilFixture pupil = new PupilFixture(calendar).under(POLICY);
        int next = 0;
        for (LocalDate day : calendar.schoolDays(FIRST, LAST, 3)) {
            for (Session session : Session.values()) {
                String code = next < term.size() ? term.get(next++) : "";
                if (!code.isEmpty()) {
                    marks.put(new SessionRef(day, session), code);
                    pupil.mark(day, session, code);
                }
            }
        }
        pupil.granted("2026-09-07", "2026-09-11");
        List<Finding> found = pupil.asOf("2026-12-18T17:30");
        assertThat(occurrences(found, "ill")).isEqualTo(oracleOfIllness(marks, inset));
        assertThat(occurrences(found, "away"))
                .isEqualTo(spells(marks, ConditionPropertiesTest::away, code -> false).stream()
                        .filter(spell -> days(spell).size() > 5)
                        .map(spell -> spell.getFirst().date())
                        .distinct()
                        .toList());
        assertThat(occurrences(found, "ill-again")).isEqualTo(oracleOfRepeatedIllness(marks));
        assertThat(occurrences(found, "back-again")).isEqualTo(oracleOfReturns(marks));
        assertThat(occurrences(found, "days-in-term")).isEqualTo(oracleOfTerm(marks));
        assertThat(occurrences(found, "rolling")).isEqualTo(oracleOfRolling(marks, calendar));
        assertThat(occurrences(found, "half")).isEqualTo(oracleOfHalfTerm(marks));
        assertThat(occurrences(found, "left")).isEqualTo(oracleOfLeave(marks));
    }

    private static List<LocalDate> occurrences(List<Finding> found, String rule) {
        return found.stream()
                .filter(finding -> finding.ruleId().equals(rule))
                .map(Finding::occurrence)
                .toList();
    }

    private static boolean away(String code) {
        return "IONMC".contains(code);
    }

    private static boolean possible(String code) {
        return !code.equals("Y2");
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static List<LocalDate> days(List<SessionRef> spell) {
        return spell.stream().map(SessionRef::date).distinct().toList();
    }

    private static List<List<SessionRef>> spells(
            Map<SessionRef, String> marks, Predicate<String> counts, Predicate<String> passes) {
        List<List<SessionRef>> spells = new ArrayList<>();
        List<SessionRef> open = new ArrayList<>();
        for (Map.Entry<SessionRef, String> mark : marks.entrySet()) {
            if (!possible(mark.getValue()) || passes.test(mark.getValue())) {
                continue;
            }
            if (counts.test(mark.getValue())) {
                if (open.isEmpty()) {
                    spells.add(open);
                }
                open.add(mark.getKey());
            } else {
                open = new ArrayList<>();
            }
        }
        return spells;
    }

    private static List<List<SessionRef>> illnesses(Map<SessionRef, String> marks) {
        return spells(marks, "I"::equals, "M"::equals);
    }

    private static List<LocalDate> oracleOfIllness(Map<SessionRef, String> marks, Set<LocalDate> inset) {
        List<LocalDate> found = new ArrayList<>();
        for (List<SessionRef> spell : illnesses(marks)) {
            List<LocalDate> days = days(spell);
            boolean shortWeek = days.size() == 4
                    && inset.stream()
                            .anyMatch(day -> !day.isBefore(monday(days.getFirst()))
                                    && day.isBefore(monday(days.getLast()).plusDays(7)));
            if (days.size() >= 5 || shortWeek) {
                found.add(days.getFirst());
            }
        }
        return found.stream().distinct().toList();
    }

    private static List<LocalDate> oracleOfRepeatedIllness(Map<SessionRef, String> marks) {
        List<LocalDate> found = new ArrayList<>();
        for (boolean second : List.of(false, true)) {
            illnesses(marks).stream()
                    .map(spell -> spell.getFirst().date())
                    .filter(day -> day.isAfter(HALF_TERM) == second)
                    .skip(2)
                    .findFirst()
                    .ifPresent(found::add);
        }
        return found;
    }

    private static List<LocalDate> oracleOfReturns(TreeMap<SessionRef, String> marks) {
        List<LocalDate> found = new ArrayList<>();
        int[] returns = new int[2];
        boolean away = false;
        for (Map.Entry<SessionRef, String> mark : marks.entrySet()) {
            LocalDate day = mark.getKey().date();
            if (away(mark.getValue())) {
                away = true;
            } else if (possible(mark.getValue())) {
                int half = day.isAfter(HALF_TERM) ? 1 : 0;
                if (away && ++returns[half] >= 3 && !found.contains(day)) {
                    found.add(day);
                }
                away = false;
            }
        }
        return found;
    }

    private static List<LocalDate> oracleOfTerm(TreeMap<SessionRef, String> marks) {
        return marks.entrySet().stream()
                .filter(mark -> away(mark.getValue()) || mark.getValue().equals("U"))
                .map(mark -> mark.getKey().date())
                .skip(20)
                .limit(1)
                .toList();
    }

    private static List<LocalDate> oracleOfRolling(TreeMap<SessionRef, String> marks, SchoolCalendar calendar) {
        List<LocalDate> mondays = calendar.schoolDays(FIRST, LAST, 3).stream()
                .map(ConditionPropertiesTest::monday)
                .distinct()
                .toList();
        List<LocalDate> found = new ArrayList<>();
        boolean before = false;
        for (SessionRef last : marks.keySet()) {
            int week = mondays.indexOf(monday(last.date()));
            LocalDate from = mondays.get(Math.max(0, week - 3));
            List<String> window = marks.headMap(last, true).entrySet().stream()
                    .filter(mark -> !mark.getKey().date().isBefore(from))
                    .map(Map.Entry::getValue)
                    .filter(ConditionPropertiesTest::possible)
                    .toList();
            long missed = window.stream().filter(code -> "ONU".contains(code)).count();
            boolean now = window.size() >= 20 && 100 * missed >= 25L * window.size();
            if (now && !before && found.stream().noneMatch(day -> sameHalf(day, last.date()))) {
                found.add(last.date());
            }
            before = now;
        }
        return found;
    }

    private static List<LocalDate> oracleOfHalfTerm(TreeMap<SessionRef, String> marks) {
        List<LocalDate> found = new ArrayList<>();
        boolean before = false;
        for (SessionRef last : marks.keySet()) {
            List<String> window = marks.headMap(last, true).entrySet().stream()
                    .filter(mark -> sameHalf(mark.getKey().date(), last.date()))
                    .map(Map.Entry::getValue)
                    .filter(ConditionPropertiesTest::possible)
                    .toList();
            long absent = window.stream().filter(code -> !code.equals("/")).count();
            long unauthorised =
                    window.stream().filter(code -> "ONU".contains(code)).count();
            boolean now = window.size() >= 20
                    && 100 * (window.size() - absent) < 95L * window.size()
                    && 100 * unauthorised >= 10 * absent;
            if (now && !before && found.stream().noneMatch(day -> sameHalf(day, last.date()))) {
                found.add(last.date());
            }
            before = now;
        }
        return found;
    }

    private static List<LocalDate> oracleOfLeave(TreeMap<SessionRef, String> marks) {
        List<LocalDate> run = new ArrayList<>();
        for (Map.Entry<SessionRef, String> mark : marks.entrySet()) {
            LocalDate day = mark.getKey().date();
            if (day.isAfter(LocalDate.parse("2026-09-11")) && possible(mark.getValue())) {
                if (!"ON".contains(mark.getValue())) {
                    break;
                }
                if (!run.contains(day)) {
                    run.add(day);
                }
            }
        }
        return run.size() >= 10 ? List.of(run.getFirst()) : List.of();
    }

    private static boolean sameHalf(LocalDate one, LocalDate other) {
        return one.isAfter(HALF_TERM) == other.isAfter(HALF_TERM);
    }
}
