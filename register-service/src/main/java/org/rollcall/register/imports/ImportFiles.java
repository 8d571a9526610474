package org.rollcall.register.imports;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Keeps the files of running imports in the database, part by part, so that any process can go on with them. */
@ApplicationScoped
class ImportFiles {
    private static final Logger LOG = Logger.getLogger(ImportFiles.class);
    private static final int PART = 1 << 20;
    private static final Duration LONGEST_STEP = Duration.ofSeconds(30);
    private static final String KEEP =
            "INSERT INTO import_part (school_urn, import_id, part_no, content) VALUES ($1, $2, $3, $4)";
    private static final String READ =
            "SELECT content FROM import_part WHERE school_urn = $1 AND import_id = $2 AND part_no = $3";
    private static final String FORGET = "DELETE FROM import_part WHERE school_urn = $1 AND import_id = $2";

    private final ScopedDatabase database;

    ImportFiles(ScopedDatabase database) {
        this.database = database;
    }

    /** Keeps the file beside its job; one part after the other is in memory. */
    Uni<Void> keep(SqlConnection transaction, int urn, UUID importId, Path file) {
        return Multi.createFrom()
                .range(0, parts(file))
                .onItem()
                .transformToUniAndConcatenate(part -> transaction
                        .preparedQuery(KEEP)
                        .execute(Tuple.tuple()
                                .addInteger(urn)
                                .addUUID(importId)
                                .addInteger(part)
                                .addBuffer(read(file, part))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Fetches the file into a temporary one; blocks. */
    Path fetch(int urn, UUID importId) {
        try {
            Path file = Files.createTempFile("import-", ".part");
            try (OutputStream out = Files.newOutputStream(file)) {
                for (int part = 0; copy(urn, importId, part, out); part++) {
                    out.flush();
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets the file of an import that ended. */
    Uni<Void> forget(SqlConnection transaction, int urn, UUID importId) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(urn, importId))
                .replaceWithVoid();
    }

    /** Removes a temporary file. */
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warnf("%s was not removed: %s", file, e.toString());
        }
    }

    private boolean copy(int urn, UUID importId, int part, OutputStream out) throws IOException {
        Buffer content = database.inTransaction(
                        Scope.school(urn),
                        transaction -> transaction
                                .preparedQuery(READ)
                                .execute(Tuple.of(urn, importId, part))
                                .map(rows -> rows.size() == 0
                                        ? Buffer.buffer()
                                        : rows.iterator().next().getBuffer(0)))
                .await()
                .atMost(LONGEST_STEP);
        out.write(content.getBytes());
        return content.length() > 0;
    }

    private static int parts(Path file) {
        try {
            return Math.toIntExact((Files.size(file) + PART - 1) / PART);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Buffer read(Path file, int part) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes((long) part * PART);
            return Buffer.buffer(in.readNBytes(PART));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
