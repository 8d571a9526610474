package org.rollcall.register.exports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.print.PagePress;
import org.rollcall.support.problem.Problem;

/** Prints the register of a class for a week or a half term. */
@ApplicationScoped
public class PrintRegister {
    private static final int LAST_DAY_OF_A_WEEK = 4;

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final MarkTable marks;
    private final SchoolNames schools;
    private final PagePress press;
    private final AuditTrail audit;
    private final SchoolClock clock;

    PrintRegister(
            Snapshots snapshots,
            ScopedDatabase database,
            MarkTable marks,
            SchoolNames schools,
            PagePress press,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.marks = marks;
        this.schools = schools;
        this.press = press;
        this.audit = audit;
        this.clock = clock;
    }

    /** How much of the register is printed. */
    enum Period {
        WEEK,
        HALF_TERM
    }

    /** Prints the week or half term that {@code on} lies in; 422 when it has no school day. */
    Uni<byte[]> print(int urn, UUID classId, LocalDate on, Period period, Actor by) {
        return snapshots
                .current(urn)
                .chain(school -> grid(school, classId, on, period, by))
                .chain(grid -> press.print("class-register", grid));
    }

    private Uni<RegisterGrid> grid(SchoolSnapshot school, UUID classId, LocalDate on, Period period, Actor by) {
        SchoolSnapshot.SchoolClass ofClass = school.findClass(classId).orElseThrow(() -> Problem.notFound("class"));
        DateRange range = range(school, on, period);
        List<LocalDate> days = school.calendar().schoolDays(range.start(), range.end(), ofClass.yearGroup());
        if (days.isEmpty()) {
            throw Problem.unprocessable("not-a-school-day", "The school was not open for this class in that time.");
        }
        List<Pupil> pupils = school.pupils().values().stream()
                .filter(pupil -> days.stream()
                        .anyMatch(day -> pupil.isOnRoll(day)
                                && pupil.placementOn(day).classId().equals(classId)))
                .toList();
        return schools.of(school.urn())
                .chain(name -> database.inTransaction(
                        Scope.school(school.urn()),
                        transaction -> marks.standing(
                                        transaction,
                                        school.urn(),
                                        pupils.stream().map(Pupil::pupilId).toList(),
                                        range.start(),
                                        range.end())
                                .map(standing ->
                                        RegisterGrid.of(name, clock.now(), ofClass.name(), days, pupils, standing))
                                .call(() -> audit.keep(
                                        transaction,
                                        school.urn(),
                                        by,
                                        "register-printed",
                                        school.urn() + "/classes/" + classId))));
    }

    private static DateRange range(SchoolSnapshot school, LocalDate on, Period period) {
        if (period == Period.WEEK) {
            LocalDate monday = on.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            return new DateRange(monday, monday.plusDays(LAST_DAY_OF_A_WEEK));
        }
        return school.calendar()
                .halfTermPeriodOf(on)
                .orElseThrow(() -> Problem.unprocessable("not-in-term", "The date lies in no half term."));
    }
}
