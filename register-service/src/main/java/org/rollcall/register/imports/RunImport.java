package org.rollcall.register.imports;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.PendingWork;

/** Reads a file on a worker thread and takes it in chunk by chunk; a bad row is reported and skipped, the rest lands. */
@ApplicationScoped
public class RunImport implements PendingWork {
    private static final Logger LOG = Logger.getLogger(RunImport.class);
    private static final Duration STILL_ALIVE = Duration.ofMinutes(2);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    private final ImportStore store;
    private final MachineClock machine;
    private final AtomicInteger running = new AtomicInteger();

    RunImport(ImportStore store, MachineClock machine) {
        this.store = store;
        this.machine = machine;
    }

    /** Starts reading and returns at once; the file is removed at the end. */
    void start(int urn, UUID importId, Path file, Chunks chunks) {
        running.incrementAndGet();
        Instant begun = machine.now();
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            try {
                read(urn, importId, file, chunks);
                end(urn, importId, "DONE", "");
                LOG.infof(
                        "import %s of school %d took %d ms",
                        importId, urn, Duration.between(begun, machine.now()).toMillis());
            } catch (RuntimeException failure) {
                // Its class only: a message may quote a row.
                LOG.errorf("import %s failed: %s", importId, failure.getClass().getName());
                LOG.debug("why the import failed", failure);
                end(urn, importId, "FAILED", "the file could not be read to its end");
            } finally {
                running.decrementAndGet();
                delete(file);
            }
        });
    }

    private void read(int urn, UUID importId, Path file, Chunks chunks) {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofNamedCsvRecord(file)) {
            List<CsvRow> rows = new ArrayList<>();
            int number = 0;
            for (NamedCsvRecord record : csv) {
                number++;
                rows.add(new CsvRow(number, lowerCase(record.getFieldsAsMap())));
                if (rows.size() == chunks.size()) {
                    take(urn, importId, chunks, rows);
                    rows.clear();
                }
            }
            take(urn, importId, chunks, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(int urn, UUID importId, Chunks chunks, List<CsvRow> rows) {
        if (!rows.isEmpty()) {
            ChunkOutcome outcome = chunks.take(List.copyOf(rows));
            store.advance(urn, importId, rows.size(), outcome).await().atMost(LONGEST_STEP);
        }
    }

    private void end(int urn, UUID importId, String state, String failure) {
        store.end(urn, importId, state, failure.isEmpty() ? null : failure)
                .await()
                .atMost(LONGEST_STEP);
    }

    private static Map<String, String> lowerCase(Map<String, String> fields) {
        Map<String, String> named = new HashMap<>();
        fields.forEach((name, value) -> named.put(name.strip().toLowerCase(Locale.ROOT), value));
        return named;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s was not removed: %s", file, e.toString());
        }
    }

    @Override
    public Uni<String> left() {
        int left = running.get();
        return Uni.createFrom().item(left == 0 ? "" : left + " imports");
    }

    @Scheduled(every = "1m", delayed = "5s")
    Uni<Void> giveUpWhatWasCutOff() {
        return store.giveUpUntouchedSince(machine.now().minus(STILL_ALIVE));
    }
}
