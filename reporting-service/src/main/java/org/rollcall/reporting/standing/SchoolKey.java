package org.rollcall.reporting.standing;

import java.util.List;
import java.util.UUID;

/**
 * A pupil or a class within its school.
 *
 * @param urn school
 * @param id pupil or class
 */
public record SchoolKey(int urn, UUID id) {
    /** The schools of the keys, in their order. */
    public static Integer[] urns(List<SchoolKey> keys) {
        return keys.stream().map(SchoolKey::urn).toArray(Integer[]::new);
    }

    /** The ids of the keys, in their order. */
    public static UUID[] ids(List<SchoolKey> keys) {
        return keys.stream().map(SchoolKey::id).toArray(UUID[]::new);
    }
}
