package org.rollcall.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as the pid file remembers it.
 *
 * @param startedAt milliseconds since 1970 by the system's account; tells the process from a later one with its pid
 * @param restarts how often it was brought back since the stack was started
 */
public record ProcessEntry(String name, long pid, long startedAt, int port, int restarts) {

    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    /** Remembers a live process. */
    public static ProcessEntry of(String name, ProcessHandle process, int port, int restarts) {
        return new ProcessEntry(name, process.pid(), startOf(process), port, restarts);
    }

    /** The process, if it still runs and is the same. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isZombie(process.pid()))
                .filter(process -> Math.abs(startOf(process) - startedAt) < TOLERANCE.toMillis());
    }

    // A killed process whose parent does not wait for it keeps its entry in the process table, and nothing else.
    private static boolean isZombie(long pid) {
        try {
            String account = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return account.startsWith(" Z", account.lastIndexOf(')') + 1);
        } catch (IOException noSuchAccount) {
            return false;
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
