package org.rollcall.register.marking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One class register with what is suggested for each pupil.
 *
 * @param classId class
 * @param name class name
 * @param date session date
 * @param session AM or PM
 * @param state whether it has begun or closed
 * @param closesAt when it closes
 * @param takenAt when it was first taken in the classroom
 * @param revision revision of the class register, 0 before its first mark
 * @param pupils the class
 */
public record RegisterView(
        UUID classId,
        String name,
        LocalDate date,
        String session,
        RegisterOverview.State state,
        Instant closesAt,
        @Nullable Instant takenAt,
        long revision,
        List<Line> pupils) {
    /**
     * A pupil whom an all-present entry left without a mark, because something is known of the pupil.
     *
     * @param pupilId pupil
     * @param suggestedCode code to propose
     * @param why what is known
     */
    public record Unmarked(
            UUID pupilId,
            @Nullable String suggestedCode,
            @Nullable String why) {}

    /**
     * A pupil's line.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param code code now, absent without a mark
     * @param minutesLate minutes after the register began
     * @param note for people
     * @param revision revision of the mark, absent without one
     * @param suggestedCode code to propose, never stored by itself
     * @param why why it is suggested
     */
    public record Line(
            UUID pupilId,
            String name,
            @Nullable String code,
            @Nullable Integer minutesLate,
            @Nullable String note,
            @Nullable Integer revision,
            @Nullable String suggestedCode,
            @Nullable String why) {}
}
