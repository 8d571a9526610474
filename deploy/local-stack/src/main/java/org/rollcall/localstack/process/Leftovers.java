package org.rollcall.localstack.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes that are no children of this one: those a vanished supervisor left behind. */
public final class Leftovers {

    private Leftovers() {}

    /** Ends the processes, last started first: asks, waits for the grace, then kills. */
    public static void end(List<ProcessEntry> processes, Duration grace) {
        List<ProcessEntry> lastFirst = new ArrayList<>(processes);
        Collections.reverse(lastFirst);
        lastFirst.forEach(process -> process.alive().ifPresent(handle -> end(handle, grace)));
    }

    private static void end(ProcessHandle process, Duration grace) {
        process.destroy();
        try {
            process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException deaf) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
