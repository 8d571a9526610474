package org.rollcall.escalation.penalty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.penalty.DayCount;
import org.rollcall.rules.penalty.NoticeTerms;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.Tariff;

/**
 * A penalty notice to one parent for one child, as the authority issued it.
 *
 * @param considerationId what asked for it; null for one of the time before the school kept considerations here
 * @param number the authority's number
 * @param postedOn when it was posted; null where it is not known
 * @param receivedOn when it was received; null while that is presumed
 * @param paidOn when it was paid; null while it is not
 * @param revision 1 and counting
 */
public record Notice(
        PupilKey pupil,
        UUID noticeId,
        @Nullable UUID considerationId,
        UUID parentId,
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate postedOn,
        @Nullable LocalDate receivedOn,
        Offence offence,
        DayCount dayCount,
        Tariff tariff,
        State state,
        Instant stateAt,
        @Nullable LocalDate paidOn,
        @Nullable Integer paidPence,
        Instant recordedAt,
        long revision) {
    /** What became of a notice. */
    public enum State {
        /** It can be paid, or was not paid in time. */
        ISSUED,
        PAID,
        /** The authority took it back: it counts no more. */
        WITHDRAWN,
        /** Unpaid, it went to court. */
        PROSECUTED,
        /** Unpaid, and the authority took no further step. */
        NOT_PURSUED
    }

    /** What it costs and until when. */
    NoticeTerms terms() {
        return new NoticeTerms(tariff, dayCount.dayOne(issuedOn, postedOn, receivedOn));
    }

    /** Whether it can no longer be paid and nothing has come of it yet. */
    boolean isOverdue(LocalDate today) {
        return state == State.ISSUED && today.isAfter(terms().payableUntil());
    }

    /** What makes the task about its end unique. */
    String taskOrigin() {
        return "penalty-notice/" + noticeId + "/" + terms().payableUntil();
    }

    /** The same notice in another state. */
    Notice moved(State next, Instant at, @Nullable LocalDate paid, @Nullable Integer pence) {
        return copy(receivedOn, next, at, paid, pence);
    }

    /** The same notice with the day of its receipt. */
    Notice received(LocalDate on) {
        return copy(on, state, stateAt, paidOn, paidPence);
    }

    private Notice copy(
            @Nullable LocalDate received, State next, Instant at, @Nullable LocalDate paid, @Nullable Integer pence) {
        return new Notice(
                pupil,
                noticeId,
                considerationId,
                parentId,
                number,
                issuedOn,
                postedOn,
                received,
                offence,
                dayCount,
                tariff,
                next,
                at,
                paid,
                pence,
                recordedAt,
                revision + 1);
    }
}
