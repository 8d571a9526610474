package org.rollcall.register.imports;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.problem.Problem;

/** Puts a file aside, notes its import and starts it. */
@ApplicationScoped
public class AcceptImport {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);
    private static final byte LINE_END = '\n';
    private static final int BUFFER = 65_536;

    private final ScopedDatabase database;
    private final ImportStore store;
    private final ImportFiles files;
    private final MappingStore mappings;
    private final AuditTrail audit;
    private final Snapshots snapshots;
    private final RunImport runImport;
    private final SchoolClock clock;
    private final Once once;

    AcceptImport(
            ScopedDatabase database,
            ImportStore store,
            ImportFiles files,
            MappingStore mappings,
            AuditTrail audit,
            Snapshots snapshots,
            RunImport runImport,
            SchoolClock clock,
            Once once) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.mappings = mappings;
        this.audit = audit;
        this.snapshots = snapshots;
        this.runImport = runImport;
        this.clock = clock;
        this.once = once;
    }

    /**
     * Accepts the file; blocks while it arrives. The same file under the same idempotency key is accepted once. A common
     * transfer file that is not well-formed is refused whole with 422 {@code not-a-ctf}.
     *
     * @param format csv or ctf
     * @param idempotencyKey the request's header, if it carried one
     */
    UUID accept(int urn, String kind, String format, InputStream file, Actor by, @Nullable String idempotencyKey) {
        snapshots.current(urn).await().atMost(LONGEST_STEP);
        ImportResource.Accepted fresh = new ImportResource.Accepted(UUID.randomUUID());
        try {
            Path kept = Files.createTempFile("import-", "." + format);
            try {
                String digest = keep(file, kept);
                Optional<IdempotencyKey> key = IdempotencyKey.of(
                        by.subject(), "POST " + urn + "/imports?kind=" + kind, idempotencyKey, digest);
                long rows = rows(format, kept);
                ImportJob job = new ImportJob(
                        urn,
                        fresh.importId(),
                        kind,
                        format,
                        mappings.find(urn, kind).await().atMost(LONGEST_STEP),
                        by,
                        clock.today(),
                        UUID.randomUUID(),
                        0,
                        1);
                ImportResource.Accepted accepted = database.inTransaction(
                                Scope.school(urn),
                                transaction -> once.answer(
                                        transaction,
                                        key,
                                        ImportResource.Accepted.class,
                                        () -> begin(transaction, job, rows, kept)
                                                .replaceWith(fresh)))
                        .await()
                        .atMost(LONGEST_STEP);
                if (accepted.equals(fresh)) {
                    runImport.start(job);
                }
                return accepted.importId();
            } finally {
                ImportFiles.remove(kept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Void> begin(SqlConnection transaction, ImportJob job, long rows, Path file) {
        return store.begin(transaction, job, rows)
                .chain(() -> files.keep(transaction, job.urn(), job.importId(), file))
                .chain(() -> audit.keep(
                        transaction,
                        job.urn(),
                        job.by(),
                        job.kind() + "-import",
                        job.urn() + "/imports/" + job.importId()));
    }

    private static long rows(String format, Path file) throws IOException {
        if (format.equals("csv")) {
            return Math.max(0, lines(file) - 1);
        }
        try {
            return CtfRows.count(file);
        } catch (MalformedFileException malformed) {
            throw Problem.unprocessable("not-a-ctf", String.valueOf(malformed.getMessage()));
        }
    }

    private static String keep(InputStream file, Path kept) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(file, MessageDigest.getInstance("SHA-256"));
            Files.copy(digested, kept, StandardCopyOption.REPLACE_EXISTING);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte last = LINE_END;
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == LINE_END) {
                        lines++;
                    }
                }
                last = buffer[read - 1];
            }
        }
        return last == LINE_END ? lines : lines + 1;
    }
}
