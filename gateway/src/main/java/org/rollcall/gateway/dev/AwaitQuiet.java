package org.rollcall.gateway.dev;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rollcall.gateway.dev.ClockClient.Reading;
import org.rollcall.gateway.upstream.Upstream;

/**
 * Waits until what was set going has come to its end in every service. Work moves from service to service while it is
 * looked for, so one look proves nothing: it must be found nowhere in several looks, one after the other.
 */
@ApplicationScoped
class AwaitQuiet {
    /** Three looks at all services at once follow work over two hand-overs: from register to escalation and beyond. */
    private static final int LOOKS_AT_ONCE = 3;
    /** Two looks in the order in which events flow. */
    private static final int LOOKS_IN_ORDER = 2;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(50);

    private final ClockClient clocks;

    AwaitQuiet(ClockClient clocks) {
        this.clocks = clocks;
    }

    /** Waits until what one instant caused has happened; answers what is left when patience ends, else nothing. */
    List<String> afterInstant(Duration patience) {
        return until(patience, LOOKS_AT_ONCE, clocks::leftAnywhere);
    }

    /** Waits until nothing is left and nothing is due; answers what is left when patience ends, else nothing. */
    List<String> everywhere(Duration patience) {
        return until(patience, LOOKS_IN_ORDER, this::leftOrDue);
    }

    private List<String> leftOrDue() {
        List<String> left = new ArrayList<>();
        Arrays.stream(Upstream.values()).forEach(service -> left.addAll(clocks.left(service)));
        clocks.readAll(null).entrySet().stream().flatMap(AwaitQuiet::due).forEach(left::add);
        return left;
    }

    private static Stream<String> due(Map.Entry<Upstream, Reading> clock) {
        Instant now = clock.getValue().now();
        return clock.getValue().due().stream()
                .filter(due -> !due.isAfter(now))
                .map(due -> clock.getKey().word() + ": due since " + due);
    }

    private static List<String> until(Duration patience, int looks, Supplier<List<String>> look) {
        long end = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        int quiet = 0;
        while (true) {
            List<String> left = look.get();
            quiet = left.isEmpty() ? quiet + 1 : 0;
            if (quiet == looks) {
                return List.of();
            }
            if (System.nanoTime() > end) {
                return left.isEmpty() ? List.of("services still wake each other") : left;
            }
            if (quiet == 0) {
                LockSupport.parkNanos(pause.toNanos());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }
}
