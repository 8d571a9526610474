package org.rollcall.reporting.live;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the database says when a transaction told something. Notices come in the order of commits, and so of ids: whoever
 * has had this one has had those of every lower id.
 *
 * @param upTo the newest id of the transaction
 * @param urns its schools; empty when they were too many to be named
 */
record LiveNotice(long upTo, Set<Integer> urns) {
    /** A notice holds 8,000 bytes. */
    private static final int LONGEST = 7_900;

    /** Reads {@code 17:900001,900002}. */
    static LiveNotice parse(String payload) {
        String[] parts = payload.split(":", 2);
        Set<Integer> urns = parts[1].isEmpty()
                ? Set.of()
                : Arrays.stream(parts[1].split(",", -1)).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
        return new LiveNotice(Long.parseLong(parts[0]), urns);
    }

    /** The second half of a payload, after the id and the colon. */
    static String schools(List<LiveNote> notes) {
        String schools = notes.stream()
                .map(LiveNote::urn)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return schools.length() > LONGEST ? "" : schools;
    }
}
