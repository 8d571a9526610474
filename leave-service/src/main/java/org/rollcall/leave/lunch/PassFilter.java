package org.rollcall.leave.lunch;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.request.LeaveCursor;

/**
 * Which of a school's passes to list.
 *
 * @param state in this state
 * @param pupilId of this pupil
 * @param on valid on this day: the list of who may be off site at lunchtime (AET-9.4)
 * @param behind behind this place in the list
 */
record PassFilter(
        @Nullable String state,
        @Nullable UUID pupilId,
        @Nullable LocalDate on,
        @Nullable LeaveCursor behind) {}
