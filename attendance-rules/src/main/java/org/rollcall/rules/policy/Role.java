package org.rollcall.rules.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who at a school does or decides something; a policy's own posts are mapped to these. */
public enum Role {
    TEACHER,
    OFFICE,
    ATTENDANCE_OFFICER,
    HEAD,
    DSL;

    /** The platform's name of the role, such as "attendance-officer". */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that name. */
    public static Optional<Role> find(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
