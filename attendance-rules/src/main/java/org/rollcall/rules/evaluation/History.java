package org.rollcall.rules.evaluation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * A pupil's settled sessions in the order they were lived, from the first school year of the ledger to the moment of
 * evaluation, numbered by school week: a week with at least one session open to the pupil (BHCET-22.6).
 */
final class History {

    private final List<Lived> sessions = new ArrayList<>();
    private final List<LocalDate> mondays = new ArrayList<>();

    private final DateRange compulsoryAge;

    private History(PupilFacts facts) {
        LocalDate born = facts.dateOfBirth();
        compulsoryAge = new DateRange(CompulsorySchoolAge.begins(born), CompulsorySchoolAge.ends(born));
    }

    static History of(PupilLedger ledger, PupilFacts facts, SchoolCalendar calendar, LocalDateTime asOf) {
        History history = new History(facts);
        SchoolYear current = SchoolYear.of(asOf.toLocalDate());
        SchoolYear first = ledger.years().isEmpty() ? current : ledger.years().first();
        LocalDate day = later(first.start(), facts.startDate());
        LocalDate last = earlier(asOf.toLocalDate(), facts.lastDay());
        for (; !day.isAfter(last); day = day.plusDays(1)) {
            int yearGroup = facts.yearGroup()
                    - (current.startYear() - SchoolYear.of(day).startYear());
            for (Session session : Session.values()) {
                Optional<LocalDateTime> close = calendar.closesAt(day, session, yearGroup);
                if (close.isPresent()) {
                    history.live(ledger, new SessionRef(day, session), close.get(), asOf);
                }
            }
        }
        return history;
    }

    List<Lived> sessions() {
        return sessions;
    }

    /** The Monday of the first of so many school weeks that end with the given one. */
    LocalDate windowStart(int week, int weeks) {
        return mondays.get(Math.max(0, week - weeks + 1));
    }

    private void live(PupilLedger ledger, SessionRef ref, LocalDateTime close, LocalDateTime asOf) {
        LocalDate monday = ref.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        if (mondays.isEmpty() || !mondays.getLast().equals(monday)) {
            mondays.add(monday);
        }
        if (!close.isAfter(asOf)) {
            ledger.markAt(ref)
                    .ifPresent(mark -> sessions.add(
                            new Lived(mark, close, mondays.size() - 1, compulsoryAge.contains(ref.date()))));
        }
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    private static LocalDate earlier(LocalDate a, @Nullable LocalDate b) {
        return b == null || a.isBefore(b) ? a : b;
    }
}
