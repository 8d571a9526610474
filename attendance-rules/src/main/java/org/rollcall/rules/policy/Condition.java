package org.rollcall.rules.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold for a rule: one trigger that marks bring about, and qualifiers that facts must meet then. */
public sealed interface Condition {

    /** What a pupil's marks cross or complete. */
    sealed interface Trigger extends Condition {}

    /** What must, or must not, hold of the pupil and the contact at the moment of the trigger. */
    sealed interface Qualifier extends Condition {}

    /** Which absence a day ladder or a run counts. */
    enum Absence {
        /** N, or O that came from it by expiry. */
        UNEXPLAINED,
        /** G, N, O; in a run also U. */
        UNAUTHORISED
    }

    /** When a day's step is judged. */
    enum Judged {
        /** On the facts known when the register that made the day count closed. */
        AT_CLOSE,
        /** As soon as it holds, from that close to the end of the day. */
        DURING_DAY
    }

    /** {@code absence-day-n}: the nth school day of one absence has been reached. */
    record AbsenceDayN(int day, Absence of, Judged judged) implements Trigger {}

    /** {@code consecutive-absence}: so many school days in a row, U included. */
    record ConsecutiveAbsence(Absence of, int schoolDays) implements Trigger {}

    /** {@code cumulative-absence}: so many sessions with these codes within the window. */
    record CumulativeAbsence(Set<String> codes, int sessions, Window window) implements Trigger {}

    /** {@code rate-threshold}: every one of these rates, over the school year so far, is past its limit. */
    record RateThreshold(List<RateTest> tests) implements Trigger {}

    /** {@code attendance-band}: the pupil has sunk into this band. */
    record AttendanceBand(String band) implements Trigger {}

    /** {@code mark-count}: so many marks with these codes within the period. */
    record MarkCount(Set<String> codes, Limit limit, Period period) implements Trigger {}

    /** {@code contact-state}: what is known from the parents of this absence. */
    record ContactState(Contact is) implements Qualifier {}

    /** {@code pupil-flag}: one at least of these flags is set on the day. */
    record PupilFlagged(Set<PupilFlag> any) implements Qualifier {}

    /** {@code pupil-attribute}: each stated attribute has the stated value on the day. */
    record PupilAttribute(
            @Nullable Boolean compulsoryAge, @Nullable Boolean olderSibling) implements Qualifier {}

    /** The state of contact about one absence. */
    enum Contact {
        /** No listed adult has answered and no parent has reported the absence. */
        NOT_REACHED,
        /** Somebody was tried and nobody has answered. */
        ATTEMPT_FAILED,
        /** A listed adult has answered, or a parent has reported the absence. */
        REACHED,
        /** No reason is known, whoever answered. */
        NO_REASON,
        /** No reason is known or the one given was not accepted; none waits to be judged. */
        NO_GOOD_REASON,
        /** Somebody answered, and no good reason is known. */
        REACHED_NO_GOOD_REASON,
        /** The last reason judged was accepted. */
        ACCEPTED,
        /** The last reason judged was not accepted. */
        NOT_ACCEPTED
    }

    /** The stretch of time over which sessions are added up. */
    sealed interface Window {}

    /** Rolling school weeks, the current one included. */
    record SchoolWeeks(int weeks) implements Window {}

    /** A fixed period of the school's calendar. */
    enum Period implements Window {
        HALF_TERM,
        TERM,
        SCHOOL_YEAR
    }

    /** A number, or the parameter that holds it. */
    record Limit(int fixed, @Nullable String parameter) {}
}
