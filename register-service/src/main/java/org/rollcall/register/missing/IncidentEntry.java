package org.rollcall.register.missing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done in an incident.
 *
 * @param entryId the entry
 * @param type what it is
 * @param at when
 * @param name who was told or called, or who searched
 * @param area place that was searched
 * @param phone telephone carried outside
 * @param outcome of a call: NO_ANSWER, HEARD_NOTHING or HEARD
 * @param details in words; of a report its conclusion and text
 * @param byName who wrote it
 * @param byRole in which role
 */
public record IncidentEntry(
        UUID entryId,
        Type type,
        Instant at,
        @Nullable String name,
        @Nullable String area,
        @Nullable String phone,
        @Nullable String outcome,
        @Nullable String details,
        String byName,
        String byRole) {
    /** What an entry is. */
    public enum Type {
        TOLD,
        SEARCHED,
        CONTACT,
        POLICE,
        LOCATED,
        WELFARE,
        FORM,
        REPORT,
        NOTE,
        CLOSED
    }
}
