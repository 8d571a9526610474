package org.rollcall.rules.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.code.Session;

/** What must hold of a calendar before anything is counted with it; each refusal begins with the field at fault. */
final class CalendarChecks {

    private CalendarChecks() {}

    static void check(List<CalendarYear> years, List<DatedTimes> times) {
        Set<SchoolYear> seen = new HashSet<>();
        for (CalendarYear year : years) {
            require(seen.add(year.year()), "year", year.year() + " is given twice");
            checkTerms(year);
            checkClosures(year);
        }
        Set<LocalDate> starts = new HashSet<>();
        for (DatedTimes dated : times) {
            require(starts.add(dated.from()), "sessions.from", dated.from() + " is given twice");
            dated.times().forEach(CalendarChecks::checkTimes);
            dated.exceptions().forEach(exception -> exception.times().forEach(CalendarChecks::checkTimes));
        }
    }

    private static void checkTerms(CalendarYear year) {
        for (int i = 0; i < year.terms().size(); i++) {
            Term term = year.terms().get(i);
            String field = "terms[" + i + "]";
            require(!term.end().isBefore(term.start()), field + ".end", "is before the term's start");
            require(year.year().contains(term.start()), field + ".start", "is outside the school year " + year.year());
            require(year.year().contains(term.end()), field + ".end", "is outside the school year " + year.year());
            if (i > 0) {
                Term before = year.terms().get(i - 1);
                require(
                        term.start().isAfter(before.end()),
                        field + ".start",
                        "must come after the end of " + before.name() + " (terms in order, without overlap)");
            }
            checkHalfTerm(term, field + ".halfTerm");
        }
    }

    private static void checkHalfTerm(Term term, String field) {
        DateRange halfTerm = term.halfTerm();
        if (halfTerm == null) {
            return;
        }
        require(!halfTerm.end().isBefore(halfTerm.start()), field + ".end", "is before the half term's start");
        require(halfTerm.start().isAfter(term.start()), field + ".start", "must lie inside the term");
        require(halfTerm.end().isBefore(term.end()), field + ".end", "must lie inside the term");
    }

    private static void checkClosures(CalendarYear year) {
        for (int i = 0; i < year.closures().size(); i++) {
            Closure closure = year.closures().get(i);
            String field = "closures[" + i + "]";
            require(year.year().contains(closure.date()), field + ".date", "is outside the school year " + year.year());
            require(!closure.sessions().isEmpty(), field + ".sessions", "must name a session");
        }
    }

    private static void checkTimes(Session session, SessionTimes times) {
        String field = "sessions." + session;
        require(!times.late().isBefore(times.opens()), field + ".late", "is before the register opens");
        require(!times.closes().isBefore(times.late()), field + ".closes", "is before the last minute on time");
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new IllegalArgumentException(field + ": " + message);
        }
    }
}
