package org.rollcall.escalation.school;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A pupil of a school; the id alone is unique only within the school. */
public record PupilKey(int urn, UUID pupilId) {
    /** The schools of these pupils, each once. */
    public static List<Integer> urns(Collection<PupilKey> keys) {
        return keys.stream().map(PupilKey::urn).distinct().sorted().toList();
    }

    /** The schools of these pupils, one entry a pupil, as a statement's array. */
    public static Integer[] urnArray(Collection<PupilKey> keys) {
        return keys.stream().map(PupilKey::urn).toArray(Integer[]::new);
    }

    /** The ids of these pupils, in the same order. */
    public static UUID[] idArray(Collection<PupilKey> keys) {
        return keys.stream().map(PupilKey::pupilId).toArray(UUID[]::new);
    }

    @Override
    public String toString() {
        return List.of(urn, pupilId).stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
