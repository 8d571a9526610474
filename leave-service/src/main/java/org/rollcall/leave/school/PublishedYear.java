package org.rollcall.leave.school;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;

/** Reads a calendar as published into the words of the rules. */
final class PublishedYear {
    private PublishedYear() {}

    static CalendarYear of(CalendarChanged published) {
        return new CalendarYear(
                SchoolYear.parse(published.year()),
                published.terms().stream()
                        .map(term -> new Term(term.name(), term.start(), term.end(), range(term.halfTerm())))
                        .toList(),
                published.closures().stream()
                        .map(closure -> new Closure(
                                closure.date(),
                                closure.sessions().stream()
                                        .map(Session::valueOf)
                                        .collect(Collectors.toSet()),
                                ClosureReason.valueOf(closure.reason()),
                                null,
                                Set.copyOf(closure.yearGroups())))
                        .toList());
    }

    private static @Nullable DateRange range(CalendarChanged.@Nullable Span span) {
        return span == null ? null : new DateRange(span.start(), span.end());
    }
}
