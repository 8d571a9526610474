package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.FirstSigns.Known;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.rules.policy.Policies;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.yaml.ProfileReader;

/** Without first signs the whole evaluation finds nothing: every policy, and every trigger and window, on random years. */
class FirstSignsTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-09-03");
    private static final LocalDate LAST = LocalDate.parse("2027-03-25");
    private static final AtomicInteger QUIET = new AtomicInteger();
    private static final AtomicInteger QUIET_WITH_ABSENCES = new AtomicInteger();
    private static final AtomicInteger EMPTY = new AtomicInteger();
    private static final AtomicInteger ALL = new AtomicInteger();

    /** Triggers, windows and limits that no policy of ours has. */
    private static final PolicyProfile OTHERS = policy("""
            rules:
              - id: rolling
                cite: KCA-8.5
                when: {rate-threshold: {measure: unauthorised-absence, gte: 25, window: {schoolWeeks: 4}}}
                then: [{notify-role: {role: head, title: T}}]
              - id: half
                cite: KCA-8.5
                when: {rate-threshold: [{measure: attendance, lt: 95, window: half-term}, {measure: unauthorised-share-of-absence, gte: 10, window: half-term}]}
                then: [{notify-role: {role: head, title: T}}]
              - id: term
                cite: KCA-8.5
                when: {rate-threshold: {measure: authorised-absence, gt: 20, window: term}}
                then: [{notify-role: {role: head, title: T}}]
              - id: ill
                cite: ATT-A1.5.7
                when: {consecutive-absence: {of: illness, schoolDays: {gte: 3}, shortened: {schoolDays: {gte: 2}, by: [INSET]}}}
                then: [{notify-role: {role: head, title: T}}]
              - id: away-again
                cite: ATT-A1.8.3
                when: {spell-count: {of: unexplained, count: {gte: 2}, window: half-term, at: return, each: true}}
                then: [{notify-role: {role: head, title: T}}]
              - id: left
                cite: ATT-A5.G6
                when: {elapsed-since: {event: leave-end, schoolDays: {gte: 2}}}
                then: [{notify-role: {role: head, title: T}}]
            """);

    private static final List<PolicyProfile> EVERY = every();

    /** A pupil at a school, as a whole evaluation sees it. */
    record Case(
            PolicyProfile policy, PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, LocalDateTime asOf) {}

    private static PolicyProfile policy(String rules) {
        return Policies.of(List.of(ProfileReader.read("test", """
                        profile: test
                        title: Others
                        inForce: {from: "2020-01-01"}
                        parameters: [{name: minimumPossibleSessions, from: "2020-01-01", value: 8, cite: NAT-DFE.3}]
                        """ + rules)))
                .find("test")
                .orElseThrow();
    }

    private static List<PolicyProfile> every() {
        List<PolicyProfile> every = new ArrayList<>();
        PupilFixture.POLICIES
                .ids()
                .forEach(id -> every.add(PupilFixture.POLICIES.find(id).orElseThrow()));
        every.add(OTHERS);
        return every;
    }

    /** Mostly there: runs of presence between short ones of anything else, two in three of them over. */
    @Provide
    Arbitrary<List<String>> marks() {
        Arbitrary<List<String>> there = Arbitraries.integers().between(1, 60).map(n -> Collections.nCopies(n, "/"));
        Arbitrary<List<String>> away = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(8, "I"),
                                Tuple.of(4, "L"),
                                Tuple.of(3, "M"),
                                Tuple.of(2, "C"),
                                Tuple.of(2, "B"),
                                Tuple.of(1, "U"),
                                Tuple.of(1, "N"),
                                Tuple.of(1, "O"),
                                Tuple.of(1, "O*"),
                                Tuple.of(1, "G"),
                                Tuple.of(2, "Y2"),
                                Tuple.of(1, "Z"),
                                Tuple.of(2, "")),
                        Arbitraries.frequency(
                                Tuple.of(5, 1), Tuple.of(4, 2), Tuple.of(2, 4), Tuple.of(1, 9), Tuple.of(1, 14)))
                .as((code, times) -> Collections.nCopies(times, code));
        return Combinators.combine(there, away)
                .as((first, then) -> {
                    List<String> both = new ArrayList<>(first);
                    both.addAll(then);
                    return both;
                })
                .list()
                .ofMinSize(0)
                .ofMaxSize(5)
                .map(runs -> runs.stream().flatMap(List::stream).toList());
    }

    @Provide
    Arbitrary<PupilFacts> facts() {
        Arbitrary<LocalDate> day = Arbitraries.integers().between(0, 200).map(FIRST::plusDays);
        Arbitrary<LocalDateTime> moment = day.map(date -> date.atTime(8, 40));
        Arbitrary<List<DatedFlag>> flags = Arbitraries.of(PupilFlag.values())
                .map(flag -> new DatedFlag(flag, LocalDate.parse("2020-01-01"), null))
                .list()
                .ofMaxSize(2);
        Arbitrary<List<ContactFact>> contacts = Combinators.combine(moment, Arbitraries.of(ContactOutcome.values()))
                .as(ContactFact::new)
                .list()
                .ofMaxSize(3);
        Arbitrary<List<AbsenceReportFact>> reports = Combinators.combine(
                        moment, day, Arbitraries.integers().between(0, 60))
                .as((at, from, days) -> new AbsenceReportFact(at, from, from.plusDays(days)))
                .list()
                .ofMaxSize(2);
        Arbitrary<List<LeaveFact>> leaves = Combinators.combine(
                        day, Arbitraries.integers().between(0, 14))
                .as((from, days) -> new LeaveFact(from, from.plusDays(days)))
                .list()
                .ofMaxSize(2);
        Arbitrary<List<CaseFact>> events = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(List.of())),
                Tuple.of(
                        1,
                        Combinators.combine(moment, Arbitraries.of(CaseEvent.values()))
                                .as(CaseFact::new)
                                .list()
                                .ofMaxSize(2)));
        return Combinators.combine(flags, contacts, reports, leaves, events, day)
                .as((flag, contact, report, leave, event, start) -> new PupilFacts(
                        LocalDate.parse("2017-02-03"),
                        3,
                        start.getDayOfMonth() == 1 ? start : FIRST,
                        start.getDayOfMonth() == 2 ? start : null,
                        flag,
                        contact,
                        report,
                        leave,
                        event,
                        List.of(),
                        start.getDayOfMonth() < 8));
    }

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<Set<Integer>> inset =
                Arbitraries.integers().between(0, 200).set().ofMaxSize(8);
        Arbitrary<LocalDateTime> asOf = Arbitraries.integers()
                .between(0, 210)
                .map(days -> FIRST.plusDays(days).atTime(13, 0));
        return Combinators.combine(Arbitraries.of(EVERY), marks(), facts(), inset, asOf)
                .as((policy, marks, facts, closed, moment) -> {
                    SchoolCalendar before = calendar(Set.of());
                    return new Case(policy, ledger(marks, before), facts, calendar(closed), moment);
                });
    }

    private static SchoolCalendar calendar(Set<Integer> inset) {
        List<Closure> closures = inset.stream()
                .map(day -> PupilFixture.inset(FIRST.plusDays(day)))
                .toList();
        return PupilFixture.calendar(2026, closures, PupilFixture.AUTUMN_2026, PupilFixture.SPRING_2027);
    }

    private static PupilLedger ledger(List<String> marks, SchoolCalendar calendar) {
        PupilFixture pupil = new PupilFixture(calendar);
        int next = 0;
        for (LocalDate day : calendar.schoolDays(FIRST, LAST, 3)) {
            for (Session session : Session.values()) {
                String code = next < marks.size() ? marks.get(next++) : "";
                if (!code.isEmpty()) {
                    pupil.mark(day, session, code.equals("/") && session == Session.PM ? "\\" : code);
                }
            }
        }
        return pupil.ledger();
    }

    private static Set<Known> known(PupilFacts facts) {
        Set<Known> known = EnumSet.noneOf(Known.class);
        if (!facts.events().isEmpty()) {
            known.add(Known.EVENT);
        }
        if (!facts.absenceReports().isEmpty()) {
            known.add(Known.REPORT);
        }
        if (!facts.leaves().isEmpty()) {
            known.add(Known.LEAVE);
        }
        if (!facts.flags().isEmpty()) {
            known.add(Known.FLAG);
        }
        return known;
    }

    private static SchoolLife life(PupilFacts facts) {
        return new SchoolLife(facts.yearGroup(), facts.startDate(), facts.lastDay());
    }

    @Property(tries = 4_000)
    void whereThereAreNoFirstSignsThereIsNoFinding(@ForAll("cases") Case pupil) {
        // When
        boolean quiet = FirstSigns.of(pupil.policy())
                .isQuiet(pupil.ledger(), life(pupil.facts()), known(pupil.facts()), pupil.calendar(), pupil.asOf());
        List<Finding> found =
                Evaluation.evaluate(pupil.ledger(), pupil.facts(), pupil.calendar(), pupil.policy(), pupil.asOf());

        // Then
        if (quiet) {
            assertThat(found).isEmpty();
        }
        ALL.incrementAndGet();
        QUIET.addAndGet(quiet ? 1 : 0);
        QUIET_WITH_ABSENCES.addAndGet(quiet && !pupil.ledger().isAllPresent() ? 1 : 0);
        EMPTY.addAndGet(found.isEmpty() ? 1 : 0);
    }

    @AfterContainer
    static void mostPupilsWithoutFindingsAreKnownToHaveNone() {
        assertThat(QUIET.get() * 100).isGreaterThan(ALL.get() * 30).isGreaterThan(EMPTY.get() * 80);
        assertThat(QUIET_WITH_ABSENCES.get() * 100).isGreaterThan(ALL.get() * 10);
        assertThat(ALL.get()).isGreaterThan(EMPTY.get());
    }

    @Example
    void nobodyWhoIsAlwaysThereShowsAnySignToOurPolicies() {
        assertThat(EVERY)
                .allSatisfy(policy ->
                        assertThat(FirstSigns.of(policy).isQuietWhilePresent()).isTrue());
    }

    @Example
    void aPolicyThatAsksForPresenceItselfIsNeverQuiet() {
        // Given
        List<String> triggers = List.of(
                "rate-threshold: {measure: attendance, gte: 98}",
                "rate-threshold: {measure: attendance, gte: 98, window: half-term}",
                "rate-threshold: {measure: absence, lt: 5, window: {schoolWeeks: 3}}",
                "mark-count: {codes: [/], count: {gte: 5}, window: half-term}",
                "cumulative-absence: {codes: [\"\\\\\"], count: {gte: 5}, window: term}",
                "mark-recorded: {codes: [/], directlyAfter: leave}",
                "forecast-absence: {codes: [/], schoolDays: {gt: 3}}");
        SchoolCalendar calendar = calendar(Set.of());
        PupilLedger present = ledger(Collections.nCopies(60, "/"), calendar);
        PupilFacts facts = PupilFacts.of(LocalDate.parse("2017-02-03"), 3, FIRST);

        // Then
        assertThat(triggers).allSatisfy(trigger -> {
            FirstSigns signs = FirstSigns.of(policy("rules:\n  - id: praise\n    cite: KCA-1.1\n    when: {" + trigger
                    + "}\n    then: [{notify-role: {role: head, title: T}}]\n"));
            assertThat(signs.isQuietWhilePresent()).isFalse();
            assertThat(signs.isQuiet(present, life(facts), EnumSet.allOf(Known.class), calendar, LAST.atTime(17, 0)))
                    .isFalse();
        });
    }

    @Example
    void marksBeforeTheFirstDayAndAfterTheMomentAreNoSigns() {
        // Given
        SchoolCalendar calendar = calendar(Set.of());
        PupilLedger ledger = ledger(Collections.nCopies(40, "/"), calendar)
                .with(new SessionRef(FIRST, Session.AM), "N")
                .with(new SessionRef(FIRST.plusDays(20), Session.AM), "N");
        FirstSigns signs = FirstSigns.of(EVERY.get(1));

        // Then
        assertThat(signs.isQuiet(
                        ledger,
                        new SchoolLife(3, FIRST.plusDays(1), null),
                        Set.of(),
                        calendar,
                        FIRST.plusDays(19).atTime(17, 0)))
                .isTrue();
        assertThat(signs.isQuiet(
                        ledger,
                        new SchoolLife(3, FIRST, null),
                        Set.of(),
                        calendar,
                        FIRST.plusDays(19).atTime(17, 0)))
                .isFalse();
    }
}
