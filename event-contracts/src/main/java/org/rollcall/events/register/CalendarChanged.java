package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * The calendar of one school year, whole.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param year school year, for example 2026-27
 * @param terms terms in order
 * @param closures days and sessions without school inside the terms
 */
public record CalendarChanged(int urn, long revision, String year, List<Term> terms, List<Closure> closures)
        implements Event {
    @Override
    public String subject() {
        return urn + "/calendars/" + year;
    }

    /**
     * A term, ends included.
     *
     * @param name as the school calls it
     * @param start first day
     * @param end last day
     * @param halfTerm the break inside it
     */
    public record Term(
            String name,
            LocalDate start,
            LocalDate end,
            @Nullable Span halfTerm) {}

    /**
     * Days, ends included.
     *
     * @param start first day
     * @param end last day
     */
    public record Span(LocalDate start, LocalDate end) {}

    /**
     * A day or session without school.
     *
     * @param date day
     * @param sessions AM, PM or both
     * @param reason INSET, BANK_HOLIDAY, PLANNED or UNPLANNED
     * @param yearGroups year groups concerned, empty for the whole school
     */
    public record Closure(LocalDate date, List<String> sessions, String reason, List<Integer> yearGroups) {}
}
