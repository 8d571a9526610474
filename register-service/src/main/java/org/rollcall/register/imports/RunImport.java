package org.rollcall.register.imports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.rollcall.register.marking.ImportMarks;
import org.rollcall.register.roll.ImportPupils;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.PendingWork;
import org.rollcall.support.clock.SchoolClock;

/**
 * Reads a file on a worker thread and takes it in chunk by chunk; a bad row is reported and skipped, the rest lands. An
 * import whose process was killed goes on behind its last chunk, here or in another process.
 */
@ApplicationScoped
public class RunImport implements PendingWork {
    private static final Logger LOG = Logger.getLogger(RunImport.class);
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final int MOST_ATTEMPTS = 5;

    private final ImportLease lease;
    private final ImportFiles files;
    private final Snapshots snapshots;
    private final ImportMarks importMarks;
    private final ImportPupils importPupils;
    private final SchoolClock clock;
    private final MachineClock machine;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    RunImport(
            ImportLease lease,
            ImportFiles files,
            Snapshots snapshots,
            ImportMarks importMarks,
            ImportPupils importPupils,
            SchoolClock clock,
            MachineClock machine) {
        this.lease = lease;
        this.files = files;
        this.snapshots = snapshots;
        this.importMarks = importMarks;
        this.importPupils = importPupils;
        this.clock = clock;
        this.machine = machine;
    }

    /** Starts reading and returns at once. */
    void start(ImportJob job) {
        running.add(job.runner());
        Infrastructure.getDefaultWorkerPool().execute(() -> run(job));
    }

    private void run(ImportJob job) {
        Instant begun = machine.now();
        try {
            Path file = files.fetch(job.urn(), job.importId());
            try {
                read(job, file);
            } finally {
                ImportFiles.remove(file);
            }
            lease.end(job, "DONE", null).await().atMost(LONGEST_STEP);
            LOG.infof(
                    "import %s of school %d took %d ms",
                    job.importId(),
                    job.urn(),
                    Duration.between(begun, machine.now()).toMillis());
        } catch (LeaseLostException elsewhere) {
            LOG.infof("import %s goes on in another process", job.importId());
        } catch (RuntimeException failure) {
            failed(job, failure);
        } finally {
            running.remove(job.runner());
        }
    }

    private void failed(ImportJob job, RuntimeException failure) {
        // Its class only: a message may quote a row.
        LOG.errorf("import %s failed: %s", job.importId(), failure.getClass().getName());
        LOG.debug("why the import failed", failure);
        if (failure instanceof MalformedFileException || job.attempts() >= MOST_ATTEMPTS) {
            lease.end(job, "FAILED", "the file could not be read to its end; what is counted here has landed")
                    .onFailure()
                    .invoke(again -> LOG.errorf("import %s is taken up later", job.importId()))
                    .onFailure()
                    .recoverWithNull()
                    .await()
                    .atMost(LONGEST_STEP);
        }
    }

    private void read(ImportJob job, Path file) {
        Chunks chunks = job.kind().equals("marks")
                ? new MarkChunks(job.urn(), job.by(), snapshots, importMarks, clock)
                : new PupilChunks(job.urn(), job.by(), snapshots, importPupils);
        Progress progress = progress(job);
        try (RowSource source = open(job, file)) {
            List<FileRow> rows = new ArrayList<>();
            for (FileRow row : source) {
                rows.add(row);
                if (rows.size() == chunks.size() || row.number() == job.done()) {
                    take(job, chunks, rows, progress);
                }
            }
            take(job, chunks, rows, progress);
        }
    }

    private static void take(ImportJob job, Chunks chunks, List<FileRow> rows, Progress progress) {
        if (!rows.isEmpty()) {
            if (rows.getLast().number() <= job.done()) {
                chunks.skip(List.copyOf(rows));
            } else {
                chunks.take(List.copyOf(rows), progress);
            }
            rows.clear();
        }
    }

    private static RowSource open(ImportJob job, Path file) {
        return job.format().equals("ctf")
                ? CtfRows.open(file, job.mapping(), job.startedOn())
                : CsvRows.open(file, job.mapping());
    }

    private Progress progress(ImportJob job) {
        return new Progress() {
            @Override
            public Uni<Void> keep(SqlConnection transaction, ChunkOutcome outcome) {
                return lease.advance(transaction, job, outcome);
            }

            @Override
            public void keepAlone(ChunkOutcome outcome) {
                lease.advance(job, outcome).await().atMost(LONGEST_STEP);
            }
        };
    }

    @Override
    public Uni<String> left() {
        return lease.running().map(left -> left == 0 ? "" : left + " imports");
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> keepLeasesAndGoOnWithWhatWasCutOff() {
        return lease.renew(List.copyOf(running))
                .chain(lease::claim)
                .invoke(jobs -> jobs.forEach(this::start))
                .replaceWithVoid();
    }
}
