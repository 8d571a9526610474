package org.rollcall.register.marking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a classroom sends for one register.
 *
 * @param marks the entries
 * @param othersPresent whether everybody else without a mark or a known reason is present
 * @param takenAt when it was taken in the classroom, if said
 * @param source LIVE, OFFLINE or PAPER
 */
record Submission(
        List<Mark> marks, boolean othersPresent, @Nullable Instant takenAt, String source) {
    /**
     * One entry.
     *
     * @param pupilId pupil
     * @param code attendance code
     * @param minutesLate minutes after the register began, only with a late code
     * @param note for people
     */
    record Mark(
            UUID pupilId,
            String code,
            @Nullable Integer minutesLate,
            @Nullable String note) {}
}
