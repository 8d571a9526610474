package org.rollcall.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.rollcall.localstack.testing.WholeStack;

/** The process of one service; the stack starts it again when it dies. */
final class ServiceProcess {
    private ServiceProcess() {}

    /** Kills it as {@code kill -9} does. */
    static void kill(WholeStack stack, String service) {
        Path pids = stack.credentials().resolveSibling("pids.json");
        try {
            for (JsonNode process : Api.JSON.readTree(pids.toFile()).path("processes")) {
                if (process.path("name").asText().equals(service)) {
                    ProcessHandle.of(process.path("pid").asLong()).ifPresent(ProcessHandle::destroyForcibly);
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("no process " + service + " in " + pids);
    }
}
