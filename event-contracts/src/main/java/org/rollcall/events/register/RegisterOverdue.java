package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A class register was not complete by the time at which the school wants it marked.
 *
 * @param urn school
 * @param date session date, local
 * @param session AM or PM
 * @param classId class
 * @param revision revision of the class register
 * @param dueAt when it was due (school clock)
 * @param taken whether anything of it was taken
 * @param missing pupils of the class without a mark
 * @param clause clause that sets the time; absent when the close does
 */
public record RegisterOverdue(
        int urn,
        LocalDate date,
        String session,
        UUID classId,
        long revision,
        Instant dueAt,
        boolean taken,
        List<UUID> missing,
        @Nullable String clause)
        implements Event {
    @Override
    public String subject() {
        return urn + "/" + date + "/" + session + "/" + classId;
    }
}
