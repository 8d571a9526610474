package org.rollcall.support.access;

import java.util.Arrays;
import java.util.Optional;

/** The roles of the identity realm, by the last segment of a group's path. */
public enum Role {
    TEACHER("schools", "teacher"),
    OFFICE("schools", "office"),
    ATTENDANCE_OFFICER("schools", "attendance-officer"),
    HEAD("schools", "head"),
    DSL("schools", "dsl"),
    GOVERNOR("schools", "governor"),
    FRONT_END("schools", "front-end"),
    CENTRAL("trusts", "central"),
    DATA_MANAGER("trusts", "data-manager"),
    TRUSTEE("trusts", "trustee"),
    ATTENDANCE_TEAM("local-authorities", "attendance-team"),
    PLATFORM_ADMIN("platform", "admin");

    private final String place;
    private final String segment;

    Role(String place, String segment) {
        this.place = place;
        this.segment = segment;
    }

    /** The word used in group paths, tasks and the register's history. */
    public String word() {
        return segment;
    }

    static Optional<Role> of(String place, String segment) {
        return Arrays.stream(values())
                .filter(role -> role.place.equals(place) && role.segment.equals(segment))
                .findFirst();
    }
}
