package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.events.Event;

/**
 * The time to take a class register ended; from now on its marks are settled.
 *
 * @param urn school
 * @param date session date, local
 * @param session AM or PM
 * @param classId class
 * @param revision revision of the register, 0 when nobody took it
 * @param closedAt when it closed (due instant, school clock)
 * @param missing pupils of the class without a mark
 */
public record RegisterClosed(
        int urn, LocalDate date, String session, UUID classId, long revision, Instant closedAt, List<UUID> missing)
        implements Event {
    @Override
    public String subject() {
        return urn + "/" + date + "/" + session + "/" + classId;
    }
}
