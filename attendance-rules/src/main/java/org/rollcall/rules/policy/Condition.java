package org.rollcall.rules.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.ClosureReason;

/** What must hold for a rule: one trigger that marks bring about, and qualifiers that facts must meet then. */
public sealed interface Condition {

    /** What a pupil's marks cross or complete. */
    sealed interface Trigger extends Condition {}

    /** What must, or must not, hold of the pupil and the contact at the moment of the trigger. */
    sealed interface Qualifier extends Condition {}

    /** Which absence a day ladder, a run or a number of separate absences counts. */
    enum Absence {
        /** N, or O that came from it by expiry. */
        UNEXPLAINED,
        /** G, N, O; in a run also U. */
        UNAUTHORISED,
        /** I; an appointment (M) in between neither counts nor ends it. */
        ILLNESS,
        /** Every absence, with or without permission; arriving late (U) ends it, because the child was seen. */
        ANY
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

    /**
     * {@code consecutive-absence}: so many school days in a row.
     *
     * @param schoolDays how many
     * @param shortened how many are enough where the school was closed for such a reason in a week of the absence; null
     *     where that makes no difference
     */
    record ConsecutiveAbsence(
            Absence of, int schoolDays, @Nullable Shortened shortened) implements Trigger {}

    /** The smaller number of school days in weeks with a closure for one of these reasons (ATT-A1.5.7). */
    record Shortened(int schoolDays, Set<ClosureReason> by) {}

    /** {@code cumulative-absence}: so many sessions of this kind within the window. */
    record CumulativeAbsence(Counted counted, int sessions, Window window) implements Trigger {}

    /**
     * {@code spell-count}: so many separate absences within the period.
     *
     * @param at whether an absence counts from its first session or from the pupil's return
     * @param each whether every further one in the period fires as well
     */
    record SpellCount(Absence of, int spells, Period period, SpellEnd at, boolean each) implements Trigger {}

    /** Which end of an absence is the moment that counts. */
    enum SpellEnd {
        START,
        RETURN
    }

    /** {@code pupil-returned}: back in school after an absence of so many school days. */
    record PupilReturned(Absence of, Limit schoolDays) implements Trigger {}

    /** {@code elapsed-since}: so many school days of absence without permission straight after leave has ended. */
    record ElapsedSinceLeave(int schoolDays) implements Trigger {}

    /** {@code mark-recorded}: the first possible session after leave has one of these codes. */
    record MarkAfterLeave(Set<String> codes) implements Trigger {}

    /** {@code forecast-absence}: a parent reported an absence of so many school days, and such a mark confirms it. */
    record ForecastAbsence(Set<String> codes, int schoolDays) implements Trigger {}

    /**
     * {@code occurrence-count}: people recorded one of these, the nth time.
     *
     * @param from first time that counts, from 1
     * @param to last time that counts, null if every further one does
     */
    record OccurrenceCount(
            Set<CaseEvent> what, int from, @Nullable Integer to) implements Trigger {}

    /** {@code suspected-truancy}: the pupil came, and then was gone without a word. */
    record SuspectedTruancy(Set<Gone> of) implements Trigger {}

    /** From where a pupil was gone who had been present. */
    enum Gone {
        /** Present in the morning, absent without a reason in the afternoon. */
        AFTERNOON,
        /** Present at the register, not in a lesson. */
        LESSON
    }

    /** {@code rate-threshold}: every one of these rates, over the window so far, is past its limit. */
    record RateThreshold(List<RateTest> tests, Window window) implements Trigger {}

    /** {@code attendance-band}: the pupil's rate over the window so far has sunk into this band. */
    record AttendanceBand(String band, Window window) implements Trigger {}

    /** {@code mark-count}: so many marks with these codes within the period. */
    record MarkCount(Set<String> codes, Limit limit, Period period) implements Trigger {}

    /** {@code contact-state}: what is known from the parents of this absence. */
    record ContactState(Contact is) implements Qualifier {}

    /** {@code pupil-flag}: one at least of these flags is set on the day. */
    record PupilFlagged(Set<PupilFlag> any) implements Qualifier {}

    /** {@code pupil-attribute}: each stated attribute has the stated value on the day. */
    record PupilAttribute(
            @Nullable Boolean compulsoryAge, @Nullable Boolean olderSibling) implements Qualifier {}

    /** {@code after-finding}: another rule of the policy has come true before, in the same school year. */
    record AfterFinding(String rule) implements Qualifier {}

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

    /** The calendar weeks after the day on which another rule of the policy came true. */
    record WeeksSince(String rule, int weeks) implements Window {}

    /** A fixed period of the school's calendar. */
    enum Period implements Window {
        HALF_TERM,
        TERM,
        SCHOOL_YEAR
    }

    /** Which sessions are added up. */
    sealed interface Counted {}

    /** Sessions with one of these codes. */
    record Codes(Set<String> codes) implements Counted {}

    /** Sessions of a class, whatever the code and its edition. */
    enum AbsenceClass implements Counted {
        AUTHORISED,
        UNAUTHORISED,
        ANY
    }

    /** A number, or the parameter that holds it. */
    record Limit(int fixed, @Nullable String parameter) {}
}
