package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;

/**
 * How a policy has its registers kept, from a date on. Each entry says one thing; the latest entry that has begun counts.
 *
 * @param kind what it says
 * @param session the session it is about; null when it is about all of them
 * @param time a local time, only of {@link Kind#MARKED_BY} and {@link Kind#REPORTED_BY}
 * @param cite the clause it rests on
 */
public record RegisterPractice(
        LocalDate from,
        Kind kind,
        @Nullable Session session,
        @Nullable LocalTime time,
        String cite) {

    /** What a policy can say about keeping registers. */
    public enum Kind {
        /** Registers that are not complete by this time are chased; an entry at this very minute is in time. */
        MARKED_BY,
        /** A parent's report before this time is in time. */
        REPORTED_BY,
        /** Registers propose the code of a known reason. */
        PREFILL_SUGGEST,
        /** Registers show a known reason and propose no code. */
        PREFILL_REASON_ONLY,
        /** Attendance is taken in each lesson, beside the registers of the sessions. */
        LESSONS_RECORDED,
        /** The same, and a pupil who misses a lesson after being present at the register is looked for at once. */
        LESSONS_WATCHED,
        /** Reasons that are not established are followed up on the first school day of each week. */
        REASONS_CHASED_WEEKLY,
        /** Parents call on each day of an absence; from its second day on the school asks where nobody did. */
        CALLED_DAILY,
        /** The place where a pupil is taught says each day who is there; the school asks where it did not. */
        PROVIDERS_REPORT_DAILY,
        /** Who is on the list of vulnerable pupils is looked at again when each half term begins. */
        VULNERABLE_REVIEWED_HALF_TERMLY
    }

    /** Whether registers show a known reason without proposing its code on that date. */
    static boolean isReasonOnly(List<RegisterPractice> practice, LocalDate date) {
        return latest(practice, date, null, Kind.PREFILL_SUGGEST, Kind.PREFILL_REASON_ONLY)
                .filter(entry -> entry.kind() == Kind.PREFILL_REASON_ONLY)
                .isPresent();
    }

    /** The entry of one of these kinds that counts on that date for the session, if there is one. */
    static Optional<RegisterPractice> latest(
            List<RegisterPractice> practice, LocalDate date, @Nullable Session session, Kind... kinds) {
        return practice.stream()
                .filter(entry -> List.of(kinds).contains(entry.kind()))
                .filter(entry -> entry.session() == null || entry.session() == session)
                .filter(entry -> !entry.from().isAfter(date))
                .max(Comparator.comparing(RegisterPractice::from));
    }
}
