package org.rollcall.register.calendar;

import org.rollcall.events.register.CalendarChanged;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;

/** A calendar in the words of its event. */
final class CalendarTold {
    private CalendarTold() {}

    static CalendarChanged of(int urn, long revision, CalendarYear year) {
        return new CalendarChanged(
                urn,
                revision,
                year.year().toString(),
                year.terms().stream().map(CalendarTold::term).toList(),
                year.closures().stream().map(CalendarTold::closure).toList());
    }

    private static CalendarChanged.Term term(Term term) {
        DateRange halfTerm = term.halfTerm();
        return new CalendarChanged.Term(
                term.name(),
                term.start(),
                term.end(),
                halfTerm == null ? null : new CalendarChanged.Span(halfTerm.start(), halfTerm.end()));
    }

    private static CalendarChanged.Closure closure(Closure closure) {
        return new CalendarChanged.Closure(
                closure.date(),
                closure.sessions().stream().map(Session::name).sorted().toList(),
                closure.reason().name(),
                closure.yearGroups().stream().sorted().toList());
    }
}
