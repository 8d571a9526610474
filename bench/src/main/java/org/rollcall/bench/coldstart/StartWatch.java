package org.rollcall.bench.coldstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.bench.usage.ProcessorTime;
import org.rollcall.localstack.folder.Ports;
import org.rollcall.localstack.process.PidFile;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.process.StackMemory;
import org.rollcall.localstack.stack.Service;

/** Looks at a starting stack from outside: which process runs since when, which is ready, and whether a mark is taken. */
final class StartWatch {

    private static final String KEYCLOAK = "keycloak";

    private final PidFile pids;
    private final FirstMark mark;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Map<String, Long> readyMillis = new HashMap<>();
    private final Map<String, ProcessEntry> processes = new HashMap<>();
    private long acceptedNanos;

    StartWatch(PidFile pids, FirstMark mark, Clock clock) {
        this.pids = pids;
        this.mark = mark;
        this.clock = clock;
    }

    /** Looks once at all that was not ready yet. */
    void look() {
        pids.read().ifPresent(this::remember);
        Arrays.stream(Service.values())
                .filter(service -> isAwaited(service.title()) && isReady(service))
                .forEach(service -> ready(service.title()));
        if (isAwaited(KEYCLOAK) && mark.hasToken()) {
            ready(KEYCLOAK);
        }
        // The gateway comes long before those behind it, so no answer waits for this.
        if (acceptedNanos == 0 && isReady(KEYCLOAK) && isReady(Service.GATEWAY.title()) && mark.isAccepted()) {
            acceptedNanos = System.nanoTime();
        }
    }

    /** Whether all is ready and the mark is taken. */
    boolean isComplete() {
        return acceptedNanos != 0 && Arrays.stream(Service.values()).allMatch(service -> isReady(service.title()));
    }

    /** Whether each service was started with a start-up cache. */
    boolean usesCaches() {
        return Arrays.stream(Service.values())
                .map(service -> processes.get(service.title()))
                .allMatch(process -> process != null && commandOf(process.pid()).contains("-XX:AOTCache="));
    }

    /** What was seen; nanoseconds are those of {@link System#nanoTime}. */
    Start start(boolean caches, long commandNanos, long returnedNanos) {
        return new Start(
                caches,
                Duration.ofNanos(acceptedNanos - commandNanos).toMillis(),
                Duration.ofNanos(returnedNanos - commandNanos).toMillis(),
                readyMillis,
                byProcess(ProcessorTime::millisOfTree),
                byProcess(ProcessorTime::kibibytesOfTree));
    }

    private void remember(StackMemory memory) {
        Stream.concat(Stream.of(memory.supervisor()), memory.processes().stream())
                .forEach(process -> processes.put(process.name(), process));
    }

    private boolean isAwaited(String process) {
        return processes.containsKey(process) && !isReady(process);
    }

    private boolean isReady(String process) {
        return readyMillis.containsKey(process);
    }

    private void ready(String name) {
        ProcessEntry process = processes.get(name);
        if (process != null) {
            readyMillis.put(name, clock.millis() - process.startedAt());
        }
    }

    private boolean isReady(Service service) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + Ports.fixed().of(service.port()) + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Long> byProcess(ToLongBiFunction<Long, Set<Long>> figure) {
        Set<Long> apart = processes.values().stream().map(ProcessEntry::pid).collect(Collectors.toSet());
        Map<String, Long> figures = new HashMap<>();
        processes.forEach((name, process) -> figures.put(name, figure.applyAsLong(process.pid(), apart)));
        return figures;
    }

    private static String commandOf(long pid) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }
}
