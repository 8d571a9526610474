package org.rollcall.localstack.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rollcall.localstack.folder.Wait;

/** Ends processes that are no children of this one: those a vanished supervisor left behind. */
public final class Leftovers {

    private Leftovers() {}

    /** Ends the processes, last started first: asks, waits for the grace, then kills. */
    public static void end(List<ProcessEntry> processes, Duration grace) {
        List<ProcessEntry> lastFirst = new ArrayList<>(processes);
        Collections.reverse(lastFirst);
        lastFirst.forEach(process -> end(process, grace));
    }

    private static void end(ProcessEntry process, Duration grace) {
        process.alive().ifPresent(ProcessHandle::destroy);
        if (!Wait.until(grace, () -> process.alive().isEmpty())) {
            process.alive().ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
