package org.rollcall.register.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.marking.ImportMarks;
import org.rollcall.register.roll.ImportPupils;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

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

    AcceptImport(
            ScopedDatabase database,
            ImportStore store,
            AuditTrail audit,
            Snapshots snapshots,
            ImportMarks importMarks,
            ImportPupils importPupils,
            RunImport runImport,
            SchoolClock clock) {
        this.database = database;
        this.store = store;
        this.audit = audit;
        this.snapshots = snapshots;
        this.importMarks = importMarks;
        this.importPupils = importPupils;
        this.runImport = runImport;
        this.clock = clock;
    }

    /** Accepts the file; blocks while it arrives. */
    UUID accept(int urn, String kind, InputStream file, Actor by) {
        snapshots.current(urn).await().atMost(LONGEST_STEP);
        UUID importId = UUID.randomUUID();
        try {
            Path kept = Files.createTempFile("import-", ".csv");
            Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING);
            long rows = Math.max(0, lines(kept) - 1);
            database.inTransaction(
                            Scope.school(urn), transaction -> store.begin(transaction, urn, importId, kind, rows, by)
                                    .chain(() -> audit.keep(
                                            transaction, urn, by, kind + "-import", urn + "/imports/" + importId)))
                    .await()
                    .atMost(LONGEST_STEP);
            Chunks chunks = kind.equals("marks")
                    ? new MarkChunks(urn, by, snapshots, importMarks, clock)
                    : new PupilChunks(urn, by, snapshots, importPupils);
            runImport.start(urn, importId, kept, chunks);
            return importId;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
