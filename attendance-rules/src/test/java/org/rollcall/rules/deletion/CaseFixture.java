package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** Builds a deletion to judge: a pupil of year 3 at a school with three years of terms. */
final class CaseFixture {
    static final SchoolCalendar CALENDAR = SchoolCalendar.of(
            List.of(
                    year("2020-21", term("Summer", "2021-04-19", "2021-07-21", "2021-05-31", "2021-06-04")),
                    year(
                            "2021-22",
                            term("Autumn", "2021-09-06", "2021-12-17", "2021-10-25", "2021-10-29"),
                            term("Spring", "2022-01-04", "2022-04-01", "2022-02-21", "2022-02-25")),
                    year("2022-23", term("Summer", "2023-04-17", "2023-07-21", "2023-05-29", "2023-06-02")),
                    year("2024-25", term("Autumn", "2024-09-04", "2024-12-20", "2024-10-28", "2024-11-01"))),
            List.of());

    private final Map<Proof, Statement> proofs = new EnumMap<>(Proof.class);
    private final NavigableMap<SessionRef, String> marks = new TreeMap<>();
    private Destination destination = Destination.UNKNOWN;
    private DeletionPolicy policy = DeletionPolicy.NATIONAL;
    private LocalDate born = LocalDate.of(2013, 2, 3);
    private int yearGroup = 3;
    private boolean socialWorker;

    static final DeletionPolicy ATT = new DeletionPolicy(true, true, true, 10, true, true, false, false);

    CaseFixture under(DeletionPolicy other) {
        policy = other;
        return this;
    }

    CaseFixture proof(Proof proof, String on) {
        proofs.put(proof, Statement.of(LocalDate.parse(on)));
        return this;
    }

    CaseFixture proof(Proof proof, Statement statement) {
        proofs.put(proof, statement);
        return this;
    }

    CaseFixture enquiries(String on, Statement.Outcome outcome) {
        return proof(
                        Proof.JOINT_ENQUIRIES,
                        new Statement(LocalDate.parse(on), "attendance officer", outcome, null, null))
                .proof(Proof.NO_UNAVOIDABLE_CAUSE, on);
    }

    CaseFixture goesTo(String school, String start) {
        destination = new Destination(school, LocalDate.parse(start), null, null, false);
        return this;
    }

    CaseFixture goesTo(Destination other) {
        destination = other;
        return this;
    }

    CaseFixture born(String date) {
        born = LocalDate.parse(date);
        return this;
    }

    CaseFixture inYear(int group) {
        yearGroup = group;
        return this;
    }

    CaseFixture withSocialWorker() {
        socialWorker = true;
        return this;
    }

    /** The same code in both sessions of every school day from one to the other. */
    CaseFixture marked(String code, String from, String to) {
        for (LocalDate day : CALENDAR.schoolDays(LocalDate.parse(from), LocalDate.parse(to), yearGroup)) {
            for (Session session : Session.values()) {
                marks.put(new SessionRef(day, session), code);
            }
        }
        return this;
    }

    DeletionCase on(String today, String letter, String lastDay) {
        LocalDate last = LocalDate.parse(lastDay);
        return new DeletionCase(
                GroundEdition.on(last).ground(letter).orElseThrow(),
                LocalDate.parse(today),
                last,
                new DeletionCase.Leaver(born, LocalDate.of(2019, 9, 2), yearGroup, socialWorker),
                destination,
                Map.copyOf(proofs),
                marks,
                CALENDAR,
                policy);
    }

    /** The fields that lack something when the deletion is asked for on its last day. */
    List<String> lacks(String letter, String day) {
        return lacks(day, letter, day);
    }

    List<String> lacks(String today, String letter, String lastDay) {
        return DeletionRules.lacks(on(today, letter, lastDay)).stream()
                .map(Lack::field)
                .distinct()
                .toList();
    }

    private static CalendarYear year(String year, Term... terms) {
        return new CalendarYear(SchoolYear.parse(year), List.of(terms), List.of());
    }

    private static Term term(String name, String start, String end, String breakFrom, String breakTo) {
        return new Term(
                name,
                LocalDate.parse(start),
                LocalDate.parse(end),
                new DateRange(LocalDate.parse(breakFrom), LocalDate.parse(breakTo)));
    }
}
