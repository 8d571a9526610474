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
 * @param port the port it listens on
 * @param environment set beside what is inherited
 * @param ready asked until it answers yes; a question that fails counts as no
 * @param patience how long a start may take
 */
public record Recipe(
        String name,
        int port,
        List<String> command,
        Map<String, String> environment,
        Path folder,
        Path log,
        Callable<Boolean> ready,
        Duration patience) {

    public Recipe {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
