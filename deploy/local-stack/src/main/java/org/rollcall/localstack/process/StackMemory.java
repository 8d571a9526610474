package org.rollcall.localstack.process;

import java.util.List;
import java.util.stream.Stream;

/** What the pid file says of an instance: who supervises it, how far it is, and its processes. */
public record StackMemory(ProcessEntry supervisor, Phase phase, List<ProcessEntry> processes) {

    /** How far a start is. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING
    }

    public StackMemory {
        processes = List.copyOf(processes);
    }

    /** Whether the supervisor itself still runs. */
    public boolean isSupervised() {
        return supervisor.alive().isPresent();
    }

    /** The processes that still run, without the supervisor. */
    public Stream<ProcessEntry> survivors() {
        return processes.stream().filter(process -> process.alive().isPresent());
    }
}
