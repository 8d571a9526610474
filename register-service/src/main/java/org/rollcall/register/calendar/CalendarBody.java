package org.rollcall.register.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureCause;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;

/**
 * A school year's calendar as it is sent and kept.
 *
 * @param year school year, for example 2026-27
 * @param terms terms in order
 * @param closures days and sessions without school inside the terms
 */
public record CalendarBody(
        @Nullable String year,
        @Nullable List<TermBody> terms,
        @Nullable List<ClosureBody> closures) {
    private static final Set<String> SESSIONS = Set.of("AM", "PM");
    private static final Set<String> REASONS = Set.of("INSET", "BANK_HOLIDAY", "PLANNED", "UNPLANNED");
    private static final Set<String> CAUSES =
            Arrays.stream(ClosureCause.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final int YOUNGEST = -2;
    private static final int OLDEST = 14;

    /**
     * A term, ends included.
     *
     * @param name as the school calls it
     * @param start first day
     * @param end last day
     * @param halfTerm the break inside it
     */
    public record TermBody(
            @Nullable String name,
            @Nullable String start,
            @Nullable String end,
            @Nullable SpanBody halfTerm) {}

    /**
     * Days, ends included.
     *
     * @param start first day
     * @param end last day
     */
    public record SpanBody(@Nullable String start, @Nullable String end) {}

    /**
     * A day or session without school.
     *
     * @param date day
     * @param sessions AM, PM or both; both when absent
     * @param reason INSET, BANK_HOLIDAY, PLANNED or UNPLANNED
     * @param note for people
     * @param yearGroups year groups concerned, absent or empty for the whole school
     * @param site the site that is closed, instead of year groups
     * @param cause of an unplanned closure: TRANSPORT, TRAVEL_DISRUPTION, PREMISES_PART, PREMISES_WHOLE, PUBLIC_HEALTH or
     *     OTHER
     * @param code only in answers: the code of the pupils concerned
     */
    public record ClosureBody(
            @Nullable String date,
            @Nullable List<String> sessions,
            @Nullable String reason,
            @Nullable String note,
            @Nullable List<Integer> yearGroups,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String site,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String cause,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String code) {}

    /** The calendar in types; the year is the one of the path. */
    CalendarYear read(SchoolYear ofPath, Fields fields) {
        if (year != null && !year.equals(ofPath.toString())) {
            fields.fault("year", "must be " + ofPath + " like the path");
        }
        if (terms == null || terms.isEmpty()) {
            fields.fault("terms", "must name a term at least");
        }
        List<Term> readTerms = new ArrayList<>();
        for (TermBody term : terms == null ? List.<TermBody>of() : terms) {
            readTerms.add(term("terms[" + readTerms.size() + "]", term, fields));
        }
        List<Closure> readClosures = new ArrayList<>();
        for (ClosureBody closure : closures == null ? List.<ClosureBody>of() : closures) {
            readClosures.add(closure("closures[" + readClosures.size() + "]", closure, fields));
        }
        return new CalendarYear(ofPath, readTerms, readClosures);
    }

    private static Term term(String field, @Nullable TermBody given, Fields fields) {
        TermBody term = Objects.requireNonNullElseGet(given, () -> new TermBody(null, null, null, null));
        SpanBody halfTerm = term.halfTerm();
        return new Term(
                fields.text(field + ".name", term.name()),
                fields.date(field + ".start", term.start()),
                fields.date(field + ".end", term.end()),
                halfTerm == null
                        ? null
                        : new DateRange(
                                fields.date(field + ".halfTerm.start", halfTerm.start()),
                                fields.date(field + ".halfTerm.end", halfTerm.end())));
    }

    private static Closure closure(String field, @Nullable ClosureBody given, Fields fields) {
        ClosureBody closure = Objects.requireNonNullElseGet(
                given, () -> new ClosureBody(null, null, null, null, null, null, null, null));
        Set<Session> sessions = new HashSet<>();
        for (String session : Objects.requireNonNullElse(closure.sessions(), List.of("AM", "PM"))) {
            String word = fields.oneOf(field + ".sessions", session, SESSIONS);
            sessions.add(word.equals("PM") ? Session.PM : Session.AM);
        }
        if (sessions.isEmpty()) {
            fields.fault(field + ".sessions", "must name a session");
        }
        Set<Integer> yearGroups = new HashSet<>();
        for (Integer yearGroup : Objects.requireNonNullElse(closure.yearGroups(), List.<Integer>of())) {
            yearGroups.add(fields.number(field + ".yearGroups", yearGroup, YOUNGEST, OLDEST));
        }
        LocalDate date = fields.date(field + ".date", closure.date());
        String reason = fields.oneOf(field + ".reason", closure.reason(), REASONS);
        return new Closure(
                date,
                sessions,
                REASONS.contains(reason) ? ClosureReason.valueOf(reason) : ClosureReason.PLANNED,
                fields.optionalText(field + ".note", closure.note()),
                yearGroups,
                cause(field, closure.cause(), reason, fields),
                site(field, closure.site(), yearGroups, fields));
    }

    private static @Nullable ClosureCause cause(String field, @Nullable String given, String reason, Fields fields) {
        if (given == null) {
            return null;
        }
        if (!reason.equals(ClosureReason.UNPLANNED.name())) {
            fields.fault(field + ".cause", "belongs to an unplanned closure");
        }
        String cause = fields.oneOf(field + ".cause", given, CAUSES);
        return CAUSES.contains(cause) ? ClosureCause.valueOf(cause) : null;
    }

    private static @Nullable String site(String field, @Nullable String given, Set<Integer> yearGroups, Fields fields) {
        String site = fields.optionalText(field + ".site", given);
        if (site != null && !yearGroups.isEmpty()) {
            fields.fault(field + ".yearGroups", "must be absent where a site is named");
        }
        return site;
    }

    /** The calendar as it is kept, so that the same calendar is the same text. */
    static CalendarBody of(CalendarYear year) {
        return new CalendarBody(
                year.year().toString(),
                year.terms().stream().map(CalendarBody::kept).toList(),
                year.closures().stream().map(closure -> kept(closure, null)).toList());
    }

    /** The calendar as it is answered: each closure with the code of the pupils concerned. */
    static CalendarBody answered(CalendarYear year) {
        CalendarBody kept = of(year);
        return new CalendarBody(
                kept.year(),
                kept.terms(),
                year.closures().stream()
                        .map(closure -> kept(closure, closure.code()))
                        .toList());
    }

    private static TermBody kept(Term term) {
        DateRange halfTerm = term.halfTerm();
        return new TermBody(
                term.name(),
                term.start().toString(),
                term.end().toString(),
                halfTerm == null
                        ? null
                        : new SpanBody(
                                halfTerm.start().toString(), halfTerm.end().toString()));
    }

    private static ClosureBody kept(Closure closure, @Nullable String code) {
        ClosureCause cause = closure.cause();
        return new ClosureBody(
                closure.date().toString(),
                closure.sessions().stream().map(Session::name).sorted().toList(),
                closure.reason().name(),
                closure.note(),
                closure.yearGroups().stream().sorted().toList(),
                closure.site(),
                cause == null ? null : cause.name(),
                code);
    }
}
