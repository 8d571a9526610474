package org.rollcall.escalation.letters;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Keeps letters; a letter is written with the revision it had, so that two changes at once cannot both hold. */
@ApplicationScoped
class LetterStore {
    private static final String JOINED = " FROM letter l JOIN letter_request r USING (school_urn, finding_id, step) ";
    private static final String INSERT = "INSERT INTO letter (school_urn, id, finding_id, step, parent_id, pupil_id,"
            + " channel, state, revision, created_at, state_at, state_by, state_note)"
            + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) ON CONFLICT DO NOTHING";
    private static final String UPDATE = "UPDATE letter SET channel = $4, state = $5, revision = $3, state_at = $6,"
            + " state_by = $7, state_note = $8, sent_at = $9, flagged_at = $10, flag_reason = $11"
            + " WHERE school_urn = $1 AND id = $2 AND revision = $3 - 1";
    private static final String LOCK =
            "SELECT " + LetterRow.LETTER_COLUMNS + JOINED + "WHERE l.school_urn = $1 AND l.id = $2 FOR UPDATE OF l";
    private static final String FIND =
            "SELECT " + LetterRow.LETTER_COLUMNS + JOINED + "WHERE l.school_urn = $1 AND l.id = $2";
    private static final String OF_FINDINGS = "SELECT " + LetterRow.LETTER_COLUMNS + JOINED
            + "WHERE l.school_urn = $1 AND l.finding_id = ANY($2::uuid[]) ORDER BY l.id FOR UPDATE OF l";
    private static final String UNSENT_OF_PUPILS = "SELECT " + LetterRow.LETTER_COLUMNS + JOINED
            + "WHERE l.school_urn = $1 AND l.pupil_id = ANY($2::uuid[])"
            + " AND l.state IN ('PROPOSED', 'APPROVED') ORDER BY l.id FOR UPDATE OF l";
    private static final String PAGE = "SELECT " + LetterRow.LETTER_COLUMNS + JOINED + "WHERE l.school_urn = $1"
            + " AND ($2::text IS NULL OR l.state = $2) AND ($3::uuid IS NULL OR l.pupil_id = $3)"
            + " AND ($4::timestamptz IS NULL OR (l.created_at, l.id) < ($4, $5::uuid))"
            + " ORDER BY l.created_at DESC, l.id DESC LIMIT $6";

    private static final String UNDECIDED = "SELECT" + JOINED + "WHERE l.school_urn = $1 AND l.pupil_id = $2"
            + " AND r.template = $3 AND l.state = 'PROPOSED' LIMIT 1";

    /** Stores a new letter; false when it was there already. */
    Uni<Boolean> insert(SqlConnection transaction, Letter letter) {
        LetterRequest request = letter.request();
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addInteger(letter.urn())
                        .addUUID(letter.id())
                        .addUUID(request.findingId())
                        .addString(request.step())
                        .addUUID(letter.parentId())
                        .addUUID(request.pupilId())
                        .addString(letter.channel().name())
                        .addString(letter.state().word().name())
                        .addLong(letter.revision())
                        .addOffsetDateTime(LetterRow.stamp(letter.createdAt()))
                        .addOffsetDateTime(LetterRow.stamp(letter.state().at()))
                        .addString(LetterRow.by(letter.state()))
                        .addString(LetterRow.note(letter.state())))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Stores a changed letter over its former revision. */
    Uni<Void> update(SqlConnection transaction, Letter letter) {
        Letter.Flag flag = letter.flag();
        return transaction
                .preparedQuery(UPDATE)
                .execute(Tuple.tuple()
                        .addInteger(letter.urn())
                        .addUUID(letter.id())
                        .addLong(letter.revision())
                        .addString(letter.channel().name())
                        .addString(letter.state().word().name())
                        .addOffsetDateTime(LetterRow.stamp(letter.state().at()))
                        .addString(LetterRow.by(letter.state()))
                        .addString(LetterRow.note(letter.state()))
                        .addOffsetDateTime(LetterRow.stamp(letter.sentAt()))
                        .addOffsetDateTime(LetterRow.stamp(flag == null ? null : flag.at()))
                        .addString(flag == null ? null : flag.reason()))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new IllegalStateException("letter " + letter.id() + " changed in the meantime");
                    }
                })
                .replaceWithVoid();
    }

    /** A letter, held until the transaction ends. */
    Uni<Optional<Letter>> lock(SqlConnection transaction, int urn, UUID id) {
        return one(transaction, LOCK, urn, id);
    }

    Uni<Optional<Letter>> find(SqlConnection transaction, int urn, UUID id) {
        return one(transaction, FIND, urn, id);
    }

    /** The letters of findings, held until the transaction ends. */
    Uni<List<Letter>> lockOfFindings(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(OF_FINDINGS)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .map(LetterStore::letters);
    }

    /** The letters about pupils that nobody has sent, held until the transaction ends. */
    Uni<List<Letter>> lockUnsent(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(UNSENT_OF_PUPILS)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new)))
                .map(LetterStore::letters);
    }

    /** The school's letters that fit, newest first, from behind the cursor on. */
    Uni<List<Letter>> page(SqlConnection transaction, int urn, LetterQuery query) {
        LetterQuery.Cursor after = query.after();
        return transaction
                .preparedQuery(PAGE)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addString(query.state() == null ? null : query.state().name())
                        .addUUID(query.pupilId())
                        .addOffsetDateTime(LetterRow.stamp(after == null ? null : after.createdAt()))
                        .addUUID(after == null ? null : after.id())
                        .addInteger(query.limit() + 1))
                .map(LetterStore::letters);
    }

    /** Whether a letter of that kind about the pupil waits for a person. */
    Uni<Boolean> undecided(SqlConnection transaction, int urn, UUID pupilId, String template) {
        return transaction
                .preparedQuery(UNDECIDED)
                .execute(Tuple.of(urn, pupilId, template))
                .map(rows -> rows.size() > 0);
    }

    private static Uni<Optional<Letter>> one(SqlConnection transaction, String statement, int urn, UUID id) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.of(urn, id))
                .map(rows -> letters(rows).stream().findFirst());
    }

    private static List<Letter> letters(RowSet<Row> rows) {
        List<Letter> letters = new ArrayList<>();
        for (Row row : rows) {
            letters.add(LetterRow.letter(row));
        }
        return List.copyOf(letters);
    }
}
