package org.rollcall.bench.command;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rollcall.bench.usage.Meter;

/** Notes when each thing that a storm causes has happened. */
final class StormWatch {

    private static final String TOPIC = "register.events.v1";
    private static final long LOOK_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private StormWatch() {}

    /**
     * Follows a storm until its letters and notices are there, or patience ends.
     *
     * @param start the instant of the close, {@link System#nanoTime}
     * @return milliseconds from then, by what had happened
     */
    static Map<String, Long> follow(long start, StormCount count, Meter meter) {
        Map<String, BooleanSupplier> open = new LinkedHashMap<>();
        Map<Integer, Long> ends = new LinkedHashMap<>();
        open.put("every register closed", () -> count.open() == 0);
        open.put("every close in Kafka", () -> {
            boolean sent = count.open() == 0 && count.unsent() == 0;
            if (sent) {
                ends.putAll(meter.ends(TOPIC));
            }
            return sent;
        });
        for (String service : new String[] {"escalation", "reporting"}) {
            open.put("taken in by " + service, () -> !ends.isEmpty() && count.unread(service, ends) == 0);
        }
        open.put("letters and notices there", () -> count.missingConsequences() == 0);
        Map<String, Long> millis = new LinkedHashMap<>();
        long next = start;
        while (!open.isEmpty() && since(start) < PATIENCE.toMillis()) {
            open.entrySet().removeIf(entry -> {
                boolean happened = entry.getValue().getAsBoolean();
                if (happened) {
                    millis.put(entry.getKey(), since(start));
                }
                return happened;
            });
            next = Math.max(next + LOOK_NANOS, System.nanoTime());
            Pause.until(next);
        }
        open.keySet().forEach(never -> millis.put(never + " (not so)", since(start)));
        return millis;
    }

    static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
