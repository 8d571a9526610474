package org.rollcall.register.calendar;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.register.school.SchoolRow;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.register.school.TimesFollower;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.SchoolCalendar;

/** Finds the calendars of a school, and keeps its open sessions in step when the session times change. */
@ApplicationScoped
class CalendarStore implements TimesFollower {
    private final SchoolStore schools;
    private final CalendarText text;
    private final SessionTable table;

    CalendarStore(SchoolStore schools, CalendarText text, SessionTable table) {
        this.schools = schools;
        this.text = text;
        this.table = table;
    }

    /** Every published year of the school. */
    Uni<List<CalendarYear>> years(Mutiny.Session session, int urn) {
        return session.createQuery("from CalendarRow where urn = :urn order by year", CalendarRow.class)
                .setParameter("urn", urn)
                .getResultList()
                .map(rows ->
                        rows.stream().map(row -> text.read(row.year, row.body)).toList());
    }

    /**
     * The school's calendar with one year put in place of what was published for it.
     *
     * @throws IllegalArgumentException when the years contradict themselves; the message begins with the field
     */
    Uni<SchoolCalendar> calendarWith(Mutiny.Session session, int urn, CalendarYear year) {
        return years(session, urn).chain(known -> {
            List<CalendarYear> all = new ArrayList<>(known);
            all.removeIf(other -> other.year().equals(year.year()));
            all.add(year);
            return schools.times(session, urn).map(times -> SchoolCalendar.of(all, times));
        });
    }

    @Override
    public Uni<Void> timesChanged(Mutiny.Session session, SchoolRow school) {
        return years(session, school.urn())
                .chain(years -> schools.times(session, school.urn()).chain(times -> {
                    SchoolCalendar calendar = SchoolCalendar.of(years, times);
                    return Multi.createFrom()
                            .iterable(years)
                            .onItem()
                            .transformToUniAndConcatenate(year ->
                                    table.put(session, school.urn(), year.year(), OpenSession.of(year, calendar)))
                            .collect()
                            .last();
                }))
                .replaceWithVoid();
    }
}
