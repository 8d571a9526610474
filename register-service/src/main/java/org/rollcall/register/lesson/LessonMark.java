package org.rollcall.register.lesson;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pupil's attendance in a lesson as it stands.
 *
 * @param pupilId pupil
 * @param period period of the day
 * @param session session that the lesson lies in
 * @param lesson the lesson
 * @param presence whether the pupil was there
 * @param missing whether the pupil was present at the register of the session, had not signed out and is not in the lesson
 * @param note for people
 * @param by who entered it
 * @param role role in which it was entered
 * @param at when
 * @param revision 1 and counting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LessonMark(
        UUID pupilId,
        int period,
        String session,
        String lesson,
        Presence presence,
        boolean missing,
        @Nullable String note,
        String by,
        String role,
        Instant at,
        int revision) {}
