package org.rollcall.localstack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * How one process is started and how to tell that it is ready.
 *
 * @param name as it appears in logs and in {@code status}
 * @param tier when it is stopped
 * @param port the port it listens on
 * @param environment set beside what is inherited
 * @param ready asked until it answers yes; a question that fails counts as no
 * @param patience how long a start may take
 */
public record Recipe(
        String name,
        Tier tier,
        int port,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        Callable<Boolean> ready,
        Duration patience) {

    /** The order in which processes are stopped: who uses another stops before it. */
    public enum Tier {
        SERVICE,
        IDENTITY,
        BROKER,
        DATABASE
    }

    public Recipe {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** The same with another command. */
    public Recipe withCommand(List<String> other) {
        return new Recipe(name, tier, port, other, environment, folder, log, ready, patience);
    }
}
