package org.rollcall.bench.profile;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Stacks laid over each other: a box for each place, as wide as the processor time spent in it and below it. */
final class Flame {

    private final String name;
    private final Map<String, Flame> children = new TreeMap<>();
    private long nanos;

    Flame(String name) {
        this.name = name;
    }

    /** Lays one stack, from the outermost box in. */
    void add(List<String> frames, long spent) {
        nanos += spent;
        if (!frames.isEmpty()) {
            children.computeIfAbsent(frames.getFirst(), Flame::new).add(frames.subList(1, frames.size()), spent);
        }
    }

    String name() {
        return name;
    }

    long nanos() {
        return nanos;
    }

    /** In the order of their names, as always: the same code gives the same picture. */
    Iterable<Flame> children() {
        return children.values();
    }

    int depth() {
        return 1 + children.values().stream().mapToInt(Flame::depth).max().orElse(0);
    }
}
