package org.rollcall.reporting.summary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.events.register.CalendarChanged.Span;
import org.rollcall.events.register.CalendarChanged.Term;
import org.rollcall.reporting.standing.SchoolTerms;

/**
 * A term of one school, or the half of one. Keys name the school year and the place in it, such as 2026-27/1 or
 * 2026-27/1/2, so that schools with other dates meet under the same key.
 *
 * @param urn school
 * @param first first day
 * @param last last day
 * @param key key of the row
 * @param label what the school calls it
 */
record NamedPeriod(int urn, LocalDate first, LocalDate last, String key, String label) {
    /** The terms as published. */
    static List<NamedPeriod> terms(List<SchoolTerms> calendars) {
        List<NamedPeriod> periods = new ArrayList<>();
        for (SchoolTerms calendar : calendars) {
            for (int i = 0; i < calendar.terms().size(); i++) {
                Term term = calendar.terms().get(i);
                periods.add(new NamedPeriod(calendar.urn(), term.start(), term.end(), key(calendar, i), term.name()));
            }
        }
        return periods;
    }

    /** The halves before and after each half-term holiday; the whole term where it has none. */
    static List<NamedPeriod> halfTerms(List<SchoolTerms> calendars) {
        List<NamedPeriod> periods = new ArrayList<>();
        for (SchoolTerms calendar : calendars) {
            for (int i = 0; i < calendar.terms().size(); i++) {
                Term term = calendar.terms().get(i);
                Span holiday = term.halfTerm();
                LocalDate firstEnds =
                        holiday == null ? term.end() : holiday.start().minusDays(1);
                periods.add(half(calendar, i, 1, term.start(), firstEnds));
                if (holiday != null) {
                    periods.add(half(calendar, i, 2, holiday.end().plusDays(1), term.end()));
                }
            }
        }
        return periods;
    }

    private static NamedPeriod half(SchoolTerms calendar, int term, int half, LocalDate first, LocalDate last) {
        String label = calendar.terms().get(term).name() + (half == 1 ? ", first half" : ", second half");
        return new NamedPeriod(calendar.urn(), first, last, key(calendar, term) + "/" + half, label);
    }

    private static String key(SchoolTerms calendar, int term) {
        return calendar.year() + "/" + (term + 1);
    }
}
