package org.rollcall.bench.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a run was asked for. */
record Settings(
        double rate,
        int seconds,
        int schools,
        long seed,
        boolean baselines,
        @Nullable Path picture) {

    static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 10;
    private static final int COUNTED_SECONDS = 5;
    private static final double MOST_COUNTED = 40;

    /** Registers before the first round, which count for the recount only. */
    int warmUp() {
        return registers(WARM_UP_SECONDS);
    }

    /** Registers of one round. */
    int perRound() {
        return registers(seconds / (double) ROUNDS);
    }

    /** Registers of the round whose statements are counted. */
    int counted() {
        return Math.max(1, (int) Math.round(countedRate() * COUNTED_SECONDS));
    }

    /** Registers a second while statements are counted: the server writes each of them down, so not too many. */
    double countedRate() {
        return Math.min(rate, MOST_COUNTED);
    }

    /** Registers of the whole run. */
    int all() {
        return warmUp() + (picture == null ? ROUNDS : ROUNDS + 1) * perRound() + counted();
    }

    /** The settings by option, with what the server says of its durability. */
    Map<String, String> named(Map<String, String> server) {
        Map<String, String> named = new TreeMap<>(server);
        named.putAll(Map.of(
                "rate", String.valueOf(rate),
                "seconds", String.valueOf(seconds),
                "schools", String.valueOf(schools),
                "seed", String.valueOf(seed),
                "baselines", String.valueOf(baselines)));
        return named;
    }

    private int registers(double during) {
        return Math.max(1, (int) Math.round(rate * during));
    }
}
