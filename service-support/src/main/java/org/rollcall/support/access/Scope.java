package org.rollcall.support.access;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows a transaction may see, for row-level security: schools by URN and local authorities by code.
 *
 * @param urns schools
 * @param authorities local authority codes
 */
public record Scope(List<Integer> urns, List<String> authorities) {
    /** The rows of one school. */
    public static Scope school(int urn) {
        return new Scope(List.of(urn), List.of());
    }

    /** The rows of several schools. */
    public static Scope schools(Collection<Integer> urns) {
        return new Scope(List.copyOf(urns), List.of());
    }

    /** What was addressed to one local authority. */
    public static Scope authority(String code) {
        return new Scope(List.of(), List.of(code));
    }

    String urnSetting() {
        return urns.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    String authoritySetting() {
        return String.join(",", authorities);
    }
}
