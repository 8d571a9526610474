package org.rollcall.register.missing;

import org.jspecify.annotations.Nullable;

/**
 * A pupil found to be missing, as it is sent.
 *
 * @param pupilId pupil
 * @param noticedAt when, now where none is given
 * @param noticedBy who noticed
 * @param lastSeen where and when the pupil was last seen
 */
public record IncidentBody(
        @Nullable String pupilId,
        @Nullable String noticedAt,
        @Nullable String noticedBy,
        @Nullable String lastSeen) {
    /**
     * Something that was done, as it is sent.
     *
     * @param type what it is
     * @param at when, now where none is given
     * @param name who was told or called, or who searched
     * @param area place that was searched
     * @param phone telephone carried outside
     * @param outcome of a call: NO_ANSWER, HEARD_NOTHING or HEARD
     * @param conclusion of a report
     * @param details in words
     */
    public record EntryBody(
            @Nullable String type,
            @Nullable String at,
            @Nullable String name,
            @Nullable String area,
            @Nullable String phone,
            @Nullable String outcome,
            @Nullable String conclusion,
            @Nullable String details) {}
}
