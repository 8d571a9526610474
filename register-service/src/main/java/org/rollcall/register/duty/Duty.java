package org.rollcall.register.duty;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person at the school is asked to do, or no longer.
 *
 * @param id what is asked, unique within the school
 * @param pupilId pupil it is about, if it is about one
 * @param role who is asked, as the word of the role
 * @param title what to do, without a name or a reason
 * @param clause clause that asks for it, if one does
 * @param due day by which it is to be done
 * @param contact whether an answer of a parent ends it
 * @param open whether it is asked
 */
public record Duty(
        String id,
        @Nullable UUID pupilId,
        String role,
        String title,
        @Nullable String clause,
        LocalDate due,
        boolean contact,
        boolean open) {
    /** The same duty, no longer asked. */
    public Duty ended() {
        return new Duty(id, pupilId, role, title, clause, due, contact, false);
    }
}
