package org.rollcall.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import org.rollcall.bench.profile.FlightRecordings;
import org.rollcall.bench.profile.MachineTime;
import org.rollcall.bench.profile.Profile;
import org.rollcall.bench.report.Results;
import org.rollcall.bench.usage.Cost;
import org.rollcall.bench.usage.Meter;
import org.rollcall.bench.usage.StatementLog;
import org.rollcall.bench.usage.StatementLog.Count;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.process.ProcessEntry;
import org.rollcall.localstack.stack.Service;

/** Rounds apart from all others, because looking so closely costs time itself: statements counted, stacks sampled. */
final class Apart {

    private static final int IDLE_SECONDS = 5;

    private final Stack stack;
    private final Product product;
    private final Settings settings;

    Apart(Stack stack, Product product, Settings settings) {
        this.stack = stack;
        this.product = product;
        this.settings = settings;
    }

    /** Counts statements in a short round and while nothing is sent. */
    Results.Statements statements() throws InterruptedException {
        try (Connection superuser = stack.superuser("postgres")) {
            StatementLog log = stack.statementLog(superuser);
            try {
                product.apart(settings.counted(), settings.countedRate(), log::begin);
            } finally {
                log.end();
            }
            Map<String, Count> counted = log.counts();
            try {
                log.begin();
                Pause.seconds(IDLE_SECONDS);
            } finally {
                log.end();
            }
            return new Results.Statements(
                    settings.countedRate(),
                    each(counted, Count::statements, settings.counted()),
                    each(counted, Count::transactions, settings.counted()),
                    each(log.counts(), Count::statements, IDLE_SECONDS));
        } catch (SQLException refused) {
            throw new StackException("PostgreSQL keeps its connection: " + refused.getMessage(), refused);
        }
    }

    /**
     * Samples a round.
     *
     * @param picture where the flame graph is written
     * @return the biggest boxes, as lines
     */
    List<String> profile(Meter meter, Path picture) throws InterruptedException {
        List<ProcessEntry> services = stack.processes().stream()
                .filter(process -> Arrays.stream(Service.values())
                        .anyMatch(service -> service.title().equals(process.name())))
                .toList();
        try {
            Path folder = Files.createTempDirectory("rollcall-profile");
            FlightRecordings recordings = new FlightRecordings(folder, services);
            MachineTime machine = new MachineTime();
            AtomicReference<Cost> before = new AtomicReference<>(Cost.NONE);
            product.apart(settings.perRound(), settings.rate(), () -> {
                recordings.begin();
                services.forEach(service -> machine.begin(service.pid()));
                before.set(meter.read());
            });
            Cost cost = meter.read().since(before.get());
            Map<String, Map<String, Long>> unsampled = new TreeMap<>();
            services.forEach(service -> unsampled.put(service.name(), machine.since(service.pid())));
            Map<String, Path> files = recordings.end();
            Profile profile = new Profile();
            cost.cpuMillis().forEach((process, millis) -> {
                Path file = files.get(process);
                if (file == null) {
                    profile.add(process, millis);
                } else {
                    profile.add(process, millis, unsampled.getOrDefault(process, Map.of()), file);
                }
            });
            Files.writeString(picture, profile.picture());
            for (Path file : files.values()) {
                Files.delete(file);
            }
            Files.delete(folder.resolve("cpu.jfc"));
            Files.delete(folder);
            return profile.table();
        } catch (IOException refused) {
            throw new StackException("No profile: " + refused.getMessage(), refused);
        }
    }

    private static Map<String, Double> each(Map<String, Count> counts, ToLongFunction<Count> of, int each) {
        Map<String, Double> figures = new TreeMap<>();
        counts.forEach(
                (database, count) -> figures.put(database, Math.round(of.applyAsLong(count) * 100.0 / each) / 100.0));
        return figures;
    }
}
