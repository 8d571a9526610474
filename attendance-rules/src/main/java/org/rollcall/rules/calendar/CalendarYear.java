package org.rollcall.rules.calendar;

import java.util.List;

/** What a school has published for one school year: its terms in order and its closures. */
public record CalendarYear(SchoolYear year, List<Term> terms, List<Closure> closures) {

    public CalendarYear {
        terms = List.copyOf(terms);
        closures = List.copyOf(closures);
    }
}
