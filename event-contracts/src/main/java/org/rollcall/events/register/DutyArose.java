package org.rollcall.events.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * What the registers show asks somebody at the school to act, or no longer does.
 *
 * @param urn school
 * @param revision 1 when it arose, higher when it is told anew
 * @param duty what is asked, unique within the school: the same duty has the same id however often it is told
 * @param pupilId pupil it is about, if it is about one
 * @param role who is asked
 * @param title what to do, in words for the office; no name and no reason
 * @param clause clause that asks for it, if one does
 * @param due day by which it is to be done, local
 * @param contact whether an answer of a parent ends it
 * @param open whether it is asked; no longer when a later event says so
 * @param at when (school clock)
 */
public record DutyArose(
        int urn,
        long revision,
        String duty,
        @Nullable UUID pupilId,
        String role,
        String title,
        @Nullable String clause,
        LocalDate due,
        boolean contact,
        boolean open,
        Instant at)
        implements Event {
    @Override
    public String subject() {
        return urn + "/duties/" + duty;
    }
}
