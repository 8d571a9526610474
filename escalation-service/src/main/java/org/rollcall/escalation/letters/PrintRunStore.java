package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.PageCursor;

/** Keeps print runs and which letter is in which; a letter is in one run only. */
@ApplicationScoped
class PrintRunStore {
    private static final int LARGEST_RUN = 500;
    private static final String JOINED = " FROM letter l JOIN letter_request r USING (school_urn, finding_id, step) ";
    private static final String CLAIM = "SELECT " + LetterRow.LETTER_COLUMNS + JOINED
            + "LEFT JOIN people p ON p.school_urn = l.school_urn AND p.pupil_id = l.pupil_id"
            + " LEFT JOIN pupil b ON b.school_urn = l.school_urn AND b.pupil_id = l.pupil_id"
            + " LEFT JOIN school_class c ON c.school_urn = l.school_urn AND c.class_id = b.class_id"
            + " WHERE l.school_urn = $1 AND l.state = 'APPROVED' AND l.channel = 'PRINT' AND l.state_at < $2"
            + " AND NOT EXISTS (SELECT FROM print_run_letter x WHERE x.school_urn = l.school_urn AND x.letter_id = l.id)"
            + " ORDER BY c.name NULLS LAST, lower(p.record->>'legalSurname'), lower(p.record->>'legalForename'),"
            + " l.pupil_id, l.parent_id, l.id LIMIT " + LARGEST_RUN + " FOR UPDATE OF l";
    private static final String INSERT = "INSERT INTO print_run (school_urn, run_id, up_to, duplex, created_at,"
            + " created_by) VALUES ($1, $2, $3, $4, $5, $6)";
    private static final String INSERT_LETTERS = "INSERT INTO print_run_letter (school_urn, run_id, letter_id, place)"
            + " SELECT $1, $2, letter, place FROM unnest($3::uuid[]) WITH ORDINALITY AS l(letter, place)";
    private static final String COLUMNS = "SELECT n.school_urn, n.run_id, n.up_to, n.duplex, n.created_at,"
            + " n.created_by, n.posted_at, n.posted_by, (SELECT count(*) FROM print_run_letter x"
            + " WHERE x.school_urn = n.school_urn AND x.run_id = n.run_id)::int AS letters FROM print_run n"
            + " WHERE n.school_urn = $1";
    private static final String FIND = COLUMNS + " AND n.run_id = $2 FOR UPDATE OF n";
    private static final String PAGE = COLUMNS + " AND ($2::timestamptz IS NULL OR (n.created_at, n.run_id) < ($2,"
            + " $3::uuid)) ORDER BY n.created_at DESC, n.run_id DESC LIMIT $4";
    private static final String LETTERS = "SELECT " + LetterRow.LETTER_COLUMNS + JOINED
            + "JOIN print_run_letter x ON x.school_urn = l.school_urn AND x.letter_id = l.id"
            + " WHERE x.school_urn = $1 AND x.run_id = $2 ORDER BY x.place FOR UPDATE OF l";
    private static final String POSTED =
            "UPDATE print_run SET posted_at = $3, posted_by = $4 WHERE school_urn = $1 AND run_id = $2";

    /** The letters that wait for a run, by class and surname, held until the transaction ends; 500 at most. */
    Uni<List<Letter>> waiting(SqlConnection transaction, int urn, Instant before) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(urn, LetterRow.stamp(before)))
                .map(PrintRunStore::letters);
    }

    Uni<Void> insert(SqlConnection transaction, PrintRun run, List<UUID> letters) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        run.urn(),
                        run.id(),
                        run.upTo(),
                        run.duplex(),
                        LetterRow.stamp(run.createdAt()),
                        run.createdBy()))
                .chain(() -> transaction
                        .preparedQuery(INSERT_LETTERS)
                        .execute(Tuple.of(run.urn(), run.id(), letters.toArray(UUID[]::new))))
                .replaceWithVoid();
    }

    /** A run, held until the transaction ends. */
    Uni<Optional<PrintRun>> lock(SqlConnection transaction, int urn, UUID runId) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(urn, runId)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(run(row));
            }
            return Optional.empty();
        });
    }

    /** The letters of a run in their order, held until the transaction ends. */
    Uni<List<Letter>> lettersOf(SqlConnection transaction, PrintRun run) {
        return transaction
                .preparedQuery(LETTERS)
                .execute(Tuple.of(run.urn(), run.id()))
                .map(PrintRunStore::letters);
    }

    Uni<Void> keepPosted(SqlConnection transaction, PrintRun run) {
        return transaction
                .preparedQuery(POSTED)
                .execute(Tuple.of(run.urn(), run.id(), LetterRow.stamp(run.postedAt()), run.postedBy()))
                .replaceWithVoid();
    }

    /** The school's runs, newest first, from behind the cursor on. */
    Uni<List<PrintRun>> page(SqlConnection transaction, int urn, @Nullable PageCursor after, int limit) {
        return transaction
                .preparedQuery(PAGE)
                .execute(Tuple.of(
                        urn,
                        LetterRow.stamp(after == null ? null : after.at()),
                        after == null ? null : after.id(),
                        limit))
                .map(rows -> {
                    List<PrintRun> runs = new ArrayList<>();
                    for (Row row : rows) {
                        runs.add(run(row));
                    }
                    return List.copyOf(runs);
                });
    }

    private static List<Letter> letters(Iterable<Row> rows) {
        List<Letter> letters = new ArrayList<>();
        for (Row row : rows) {
            letters.add(LetterRow.letter(row));
        }
        return List.copyOf(letters);
    }

    private static PrintRun run(Row row) {
        OffsetDateTime posted = row.getOffsetDateTime("posted_at");
        return new PrintRun(
                row.getInteger("school_urn"),
                row.getUUID("run_id"),
                row.getLocalDate("up_to"),
                row.getBoolean("duplex"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                posted == null ? null : posted.toInstant(),
                row.getString("posted_by"),
                row.getInteger("letters"));
    }
}
