package org.rollcall.bench.command;

import java.util.Map;
import java.util.TreeMap;

/** What a run was asked for. */
record Settings(double rate, int seconds, int schools, long seed, boolean baselines) {

    static final int ROUNDS = 3;
    private static final int WARM_UP_SECONDS = 10;

    /** Registers before the first round, which count for the recount only. */
    int warmUp() {
        return registers(WARM_UP_SECONDS);
    }

    /** Registers of one round. */
    int perRound() {
        return registers(seconds / (double) ROUNDS);
    }

    /** Registers of the whole run. */
    int all() {
        return warmUp() + ROUNDS * perRound();
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
