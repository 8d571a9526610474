package org.rollcall.escalation.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.rollcall.escalation.cases.ToldFact;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.Event;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.leave.LeaveWithdrawn;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.PupilSignedIn;
import org.rollcall.events.register.PupilSignedOut;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.clock.SchoolClock;

/** Reads from events what policies act upon beside the marks. */
final class ToldFacts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    /** What is entered about an earlier day is known by that day's end. */
    private static final LocalTime LATE = LocalTime.of(23, 59);
    /** When parents are asked on the first day of a term; the leave service asks at the same hour. */
    private static final LocalTime ASKED_AT = LocalTime.of(7, 0);

    private ToldFacts() {}

    /** What these events tell, in their order. */
    static List<ToldFact> of(Stream<Event> events) {
        return events.flatMap(event -> told(event).stream()).toList();
    }

    private static List<ToldFact> told(Event event) {
        return switch (event) {
            case LessonMissed missed ->
                List.of(new ToldFact(
                        key(missed, missed.pupilId()),
                        "lesson/" + missed.date() + "/" + missed.period(),
                        missed.revision(),
                        CaseEvent.LESSON_MISSED,
                        onItsDay(missed.date(), missed.at()),
                        Map.of("period", String.valueOf(missed.period())),
                        missed.missing()));
            case PupilSignedOut out ->
                List.of(signed(out, out.pupilId(), out.siteEventId(), CaseEvent.SIGNED_OUT, out.at()));
            case PupilSignedIn in -> List.of(signed(in, in.pupilId(), in.siteEventId(), CaseEvent.SIGNED_IN, in.at()));
            case LeaveGranted granted ->
                List.of(new ToldFact(
                        key(granted, granted.pupilId()),
                        leave(granted.leaveId()),
                        granted.revision(),
                        CaseEvent.LEAVE_GRANTED,
                        granted.at(),
                        Map.of(
                                "leaveFrom", granted.from().toString(),
                                "leaveTo", granted.to().toString()),
                        true));
            case LeaveWithdrawn withdrawn ->
                List.of(new ToldFact(
                        key(withdrawn, withdrawn.pupilId()),
                        leave(withdrawn.leaveId()),
                        withdrawn.revision(),
                        CaseEvent.LEAVE_GRANTED,
                        withdrawn.at(),
                        Map.of(),
                        false));
            case LunchPassChanged pass -> pass(pass);
            default -> List.of();
        };
    }

    /** Each decision is a fact of its own, so that a letter about one outlasts the next. */
    private static List<ToldFact> pass(LunchPassChanged pass) {
        Optional<CaseEvent> decision = switch (pass.state()) {
            case "GRANTED" -> Optional.of(CaseEvent.LUNCH_LEAVE_GRANTED);
            case "REFUSED" -> Optional.of(CaseEvent.LUNCH_LEAVE_REFUSED);
            case "WITHDRAWN" ->
                Optional.of(CaseEvent.LUNCH_LEAVE_WITHDRAWN).filter(event -> !Boolean.TRUE.equals(pass.byParent()));
            default -> Optional.empty();
        };
        Map<String, String> figures = figures(pass);
        Stream<ToldFact> asked = Optional.ofNullable(pass.renewalAskedOn())
                .filter(day -> pass.state().equals("GRANTED"))
                .map(day -> lunch(
                        pass,
                        "renewal/" + day,
                        CaseEvent.LUNCH_LEAVE_RENEWAL,
                        day.atTime(ASKED_AT).atZone(SchoolClock.ZONE).toInstant(),
                        Map.of("term", "term that begins on " + DAY.format(day))))
                .stream();
        return Stream.concat(decision.map(event -> lunch(pass, event.id(), event, pass.at(), figures)).stream(), asked)
                .toList();
    }

    /** The days that a letter about the decision names; reasons stay with the leave service. */
    private static Map<String, String> figures(LunchPassChanged pass) {
        Map<String, String> figures = new TreeMap<>();
        LocalDate from = pass.from();
        LocalDate to = pass.to();
        if (from != null) {
            figures.put("passFrom", from.toString());
        }
        if (to != null) {
            figures.put("passUntil", to.toString());
        }
        String day = LocalDate.ofInstant(pass.at(), SchoolClock.ZONE).toString();
        switch (pass.state()) {
            case "REFUSED" -> figures.put("decidedOn", day);
            case "WITHDRAWN" -> figures.put("withdrawnFrom", day);
            default -> {}
        }
        return figures;
    }

    private static ToldFact lunch(
            LunchPassChanged pass, String subject, CaseEvent what, Instant at, Map<String, String> figures) {
        return new ToldFact(
                key(pass, pass.pupilId()), "lunch/" + pass.passId() + "/" + subject, 1, what, at, figures, true);
    }

    private static ToldFact signed(Event event, UUID pupilId, UUID line, CaseEvent what, Instant at) {
        return new ToldFact(key(event, pupilId), "site/" + line, 1, what, at, Map.of(), true);
    }

    private static String leave(UUID leaveId) {
        return "leave/" + leaveId;
    }

    private static PupilKey key(Event event, UUID pupilId) {
        return new PupilKey(event.urn(), pupilId);
    }

    private static Instant onItsDay(LocalDate date, Instant at) {
        return ZonedDateTime.ofInstant(at, SchoolClock.ZONE).toLocalDate().equals(date)
                ? at
                : date.atTime(LATE).atZone(SchoolClock.ZONE).toInstant();
    }
}
