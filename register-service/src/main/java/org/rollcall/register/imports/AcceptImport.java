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
import org.rollcall.register.marking.ImportMarks;
import org.rollcall.register.roll.ImportPupils;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;

/** Puts a file aside, notes its import and starts it. */
@ApplicationScoped
public class AcceptImport {
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final byte LINE_END = '\n';
    private static final int BUFFER = 65_536;

    private final ScopedDatabase database;
    private final ImportStore store;
    private final AuditTrail audit;
    private final Snapshots snapshots;
    private final ImportMarks importMarks;
    private final ImportPupils importPupils;
    private final RunImport runImport;
    private final SchoolClock clock;
    private final Once once;

    AcceptImport(
            ScopedDatabase database,
            ImportStore store,
            AuditTrail audit,
            Snapshots snapshots,
            ImportMarks importMarks,
            ImportPupils importPupils,
            RunImport runImport,
            SchoolClock clock,
            Once once) {
        this.database = database;
        this.store = store;
        this.audit = audit;
        this.snapshots = snapshots;
        this.importMarks = importMarks;
        this.importPupils = importPupils;
        this.runImport = runImport;
        this.clock = clock;
        this.once = once;
    }

    /**
     * Accepts the file; blocks while it arrives. The same file under the same idempotency key is accepted once.
     *
     * @param idempotencyKey the request's header, if it carried one
     */
    UUID accept(int urn, String kind, InputStream file, Actor by, @Nullable String idempotencyKey) {
        snapshots.current(urn).await().atMost(LONGEST_STEP);
        ImportResource.Accepted fresh = new ImportResource.Accepted(UUID.randomUUID());
        try {
            Path kept = Files.createTempFile("import-", ".csv");
            String digest = keep(file, kept);
            Optional<IdempotencyKey> key =
                    IdempotencyKey.of(by.subject(), "POST " + urn + "/imports?kind=" + kind, idempotencyKey, digest);
            long rows = Math.max(0, lines(kept) - 1);
            ImportResource.Accepted accepted = database.inTransaction(
                            Scope.school(urn),
                            transaction -> once.answer(
                                    transaction,
                                    key,
                                    ImportResource.Accepted.class,
                                    () -> begin(transaction, urn, fresh, kind, rows, by)))
                    .await()
                    .atMost(LONGEST_STEP);
            if (accepted.equals(fresh)) {
                runImport.start(urn, fresh.importId(), kept, chunks(urn, kind, by));
            } else {
                Files.deleteIfExists(kept);
            }
            return accepted.importId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<ImportResource.Accepted> begin(
            SqlConnection transaction, int urn, ImportResource.Accepted fresh, String kind, long rows, Actor by) {
        return store.begin(transaction, urn, fresh.importId(), kind, rows, by)
                .chain(() -> audit.keep(transaction, urn, by, kind + "-import", urn + "/imports/" + fresh.importId()))
                .replaceWith(fresh);
    }

    private Chunks chunks(int urn, String kind, Actor by) {
        return kind.equals("marks")
                ? new MarkChunks(urn, by, snapshots, importMarks, clock)
                : new PupilChunks(urn, by, snapshots, importPupils);
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
