package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened about the pupil's attendance.
 *
 * @param kind FINDING, TASK, LETTER, NOTIFICATION, CONTACT, ABSENCE_REPORT, STAGE, PENALTY_ with what happened to a
 *     consideration or a notice, or the type of an entry
 * @param id of the finding, task, letter …
 * @param says rule, title or channel
 * @param state what became of it
 * @param by who did it; null where a rule did
 */
public record TimelineItem(
        Instant at,
        String kind,
        UUID id,
        @Nullable String says,
        @Nullable String state,
        @Nullable String clause,
        @Nullable String by,
        @Nullable JsonNode details) {}
