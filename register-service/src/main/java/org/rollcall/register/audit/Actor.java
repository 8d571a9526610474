package org.rollcall.register.audit;

import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;

/**
 * Who did something, as the registers keep it.
 *
 * @param subject the token's subject, or "system"
 * @param name display name at that time
 * @param role the role in which it was done
 */
public record Actor(String subject, String name, String role) {
    /** What the law or the clock does without a person. */
    public static final Actor SYSTEM = new Actor("system", "Rollcall", "system");

    /** A person or front end in a role. */
    public static Actor of(Caller caller, Role role) {
        return new Actor(caller.subject(), caller.name(), role.word());
    }
}
