package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.OpenSession;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * A pupil's settled sessions in the order they were lived, from the first school year of the ledger to the moment of
 * evaluation, numbered by school week: a week with at least one session open to the pupil (BHCET-22.6).
 */
final class History {

    /** The marks of a pupil who is there, which make up most of every year. */
    static final Set<String> PRESENT = Set.of("/", "\\");

    private static final int COUNTS = 4;

    private final List<Lived> sessions = new ArrayList<>();
    private final List<Lived> notable = new ArrayList<>();
    private final List<LocalDate> mondays = new ArrayList<>();
    private final DateRange compulsoryAge;

    /** Attended, authorised, unauthorised and late before each session, so that any stretch is one subtraction. */
    private int[] before = new int[COUNTS];

    private History(PupilFacts facts) {
        LocalDate born = facts.dateOfBirth();
        compulsoryAge = new DateRange(CompulsorySchoolAge.begins(born), CompulsorySchoolAge.ends(born));
    }

    static History of(PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, LocalDateTime asOf) {
        History history = new History(facts);
        LocalDate last = earlier(asOf.toLocalDate(), facts.lastDay());
        SchoolYear current = SchoolYear.of(asOf.toLocalDate());
        SchoolYear year = ledger.years().isEmpty() ? current : ledger.years().first();
        for (; year.compareTo(current) <= 0; year = year.next()) {
            int yearGroup = facts.yearGroup() - (current.startYear() - year.startYear());
            for (OpenSession open : calendar.openSessions(year, yearGroup)) {
                LocalDate day = open.ref().date();
                if (!day.isBefore(facts.startDate()) && !day.isAfter(last)) {
                    history.live(ledger, year, open, asOf);
                }
            }
        }
        return history;
    }

    List<Lived> sessions() {
        return sessions;
    }

    /** The sessions with another mark than that of a pupil who is there. */
    List<Lived> notable() {
        return notable;
    }

    /** The tally of the sessions from one index up to but without another. */
    AttendanceTally tally(int from, int to) {
        int attended = between(0, from, to);
        int authorised = between(1, from, to);
        int unauthorised = between(2, from, to);
        return new AttendanceTally(
                attended + authorised + unauthorised, attended, authorised, unauthorised, between(3, from, to));
    }

    /** The Monday of the first of so many school weeks that end with the given one. */
    LocalDate windowStart(int week, int weeks) {
        return mondays.get(Math.max(0, week - weeks + 1));
    }

    private void live(PupilLedger ledger, SchoolYear year, OpenSession open, LocalDateTime asOf) {
        if (mondays.isEmpty() || !mondays.getLast().equals(open.monday())) {
            mondays.add(open.monday());
        }
        if (!open.closesAt().isAfter(asOf)) {
            ledger.markAt(year, open)
                    .ifPresent(mark -> add(new Lived(
                            mark,
                            open.closesAt(),
                            mondays.size() - 1,
                            compulsoryAge.contains(open.ref().date()))));
        }
    }

    private void add(Lived session) {
        int place = sessions.size() * COUNTS;
        if (before.length < place + 2 * COUNTS) {
            before = Arrays.copyOf(before, Math.max(before.length * 2, 256));
        }
        System.arraycopy(before, place, before, place + COUNTS, COUNTS);
        AttendanceCode code = session.mark().code();
        if (code.codeClass().isAttended()) {
            before[place + COUNTS]++;
        } else if (code.codeClass() == CodeClass.AUTHORISED) {
            before[place + COUNTS + 1]++;
        } else if (code.codeClass() == CodeClass.UNAUTHORISED) {
            before[place + COUNTS + 2]++;
        }
        if (code.codeClass().isPossible() && code.isLate()) {
            before[place + COUNTS + 3]++;
        }
        sessions.add(session);
        if (!PRESENT.contains(code.symbol())) {
            notable.add(session);
        }
    }

    private int between(int count, int from, int to) {
        return before[to * COUNTS + count] - before[from * COUNTS + count];
    }

    private static LocalDate earlier(LocalDate a, @Nullable LocalDate b) {
        return b == null || a.isBefore(b) ? a : b;
    }
}
