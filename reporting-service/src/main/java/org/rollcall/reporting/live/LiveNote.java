package org.rollcall.reporting.live;

import java.time.Instant;
import java.util.Map;
import org.rollcall.events.escalation.AuthorityNotified;
import org.rollcall.events.escalation.FindingRaised;
import org.rollcall.events.escalation.FindingRetracted;
import org.rollcall.events.escalation.LetterIssued;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.events.register.RegisterTaken;

/**
 * Something for the live streams of a school and its trust.
 *
 * @param urn school
 * @param kind figures, register-missing, finding, letter or notification
 * @param at when it happened, by the school clock
 * @param details ids and states; only for those who may see them
 */
public record LiveNote(int urn, String kind, Instant at, Map<String, Object> details) {
    /** Marks came in. */
    public static LiveNote of(RegisterTaken taken) {
        return new LiveNote(
                taken.urn(),
                "figures",
                taken.recordedAt(),
                Map.of("date", taken.date(), "session", taken.session(), "classId", taken.classId()));
    }

    /** Marks were changed. */
    public static LiveNote of(MarksAmended amended) {
        return new LiveNote(
                amended.urn(),
                "figures",
                amended.at(),
                Map.of(
                        "dates",
                        amended.amendments().stream()
                                .map(MarksAmended.Amendment::date)
                                .distinct()
                                .sorted()
                                .toList()));
    }

    /** A register closed without the marks of some, or all, of its pupils. */
    public static LiveNote of(RegisterClosed closed) {
        return new LiveNote(
                closed.urn(),
                "register-missing",
                closed.closedAt(),
                Map.of(
                        "date",
                        closed.date(),
                        "session",
                        closed.session(),
                        "classId",
                        closed.classId(),
                        "pupilIds",
                        closed.missing()));
    }

    /** A register is not complete by the time at which the school wants it marked. */
    public static LiveNote of(RegisterOverdue overdue) {
        return new LiveNote(
                overdue.urn(),
                "register-missing",
                overdue.dueAt(),
                Map.of(
                        "date",
                        overdue.date(),
                        "session",
                        overdue.session(),
                        "classId",
                        overdue.classId(),
                        "pupilIds",
                        overdue.missing()));
    }

    /** A rule of the school's policy was met. */
    public static LiveNote of(FindingRaised raised) {
        return new LiveNote(
                raised.urn(),
                "finding",
                raised.at(),
                Map.of(
                        "findingId",
                        raised.findingId(),
                        "pupilId",
                        raised.pupilId(),
                        "ruleId",
                        raised.ruleId(),
                        "state",
                        "OPEN"));
    }

    /** A finding no longer holds. */
    public static LiveNote of(FindingRetracted retracted) {
        return new LiveNote(
                retracted.urn(),
                "finding",
                retracted.at(),
                Map.of(
                        "findingId",
                        retracted.findingId(),
                        "pupilId",
                        retracted.pupilId(),
                        "ruleId",
                        retracted.ruleId(),
                        "state",
                        "RETRACTED"));
    }

    /** A letter came into being or moved on. */
    public static LiveNote of(LetterIssued letter) {
        return new LiveNote(
                letter.urn(),
                "letter",
                letter.at(),
                Map.of(
                        "letterId",
                        letter.letterId(),
                        "findingId",
                        letter.findingId(),
                        "pupilId",
                        letter.pupilId(),
                        "ruleId",
                        letter.ruleId(),
                        "state",
                        letter.state()));
    }

    /** A local authority was notified. */
    public static LiveNote of(AuthorityNotified notified) {
        return new LiveNote(
                notified.urn(),
                "notification",
                notified.at(),
                Map.of(
                        "notificationId",
                        notified.notificationId(),
                        "pupilId",
                        notified.pupilId(),
                        "type",
                        notified.type(),
                        "laCode",
                        notified.laCode(),
                        "state",
                        notified.state()));
    }
}
