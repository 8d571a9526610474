package org.rollcall.escalation.letters.wording;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;

/** Keeps the letterhead of each school and how each parent prefers letters. */
@ApplicationScoped
public class SettingsStore {
    private static final String FIND = "SELECT l.letterhead::text AS letterhead, s.name AS school"
            + " FROM (SELECT $1::int AS urn) AS own LEFT JOIN school s ON s.urn = own.urn"
            + " LEFT JOIN letter_settings l ON l.school_urn = own.urn";
    private static final String KEEP = "INSERT INTO letter_settings AS l (school_urn, letterhead, revision, changed_at,"
            + " changed_by) VALUES ($1, $2::text::jsonb, 1, $3, $4) ON CONFLICT (school_urn) DO UPDATE SET"
            + " letterhead = excluded.letterhead, revision = l.revision + 1, changed_at = excluded.changed_at,"
            + " changed_by = excluded.changed_by";
    private static final String FORMAT =
            "SELECT plain_language, large_print FROM letter_preference" + " WHERE school_urn = $1 AND parent_id = $2";
    private static final String KEEP_FORMAT = "INSERT INTO letter_preference (school_urn, parent_id, plain_language,"
            + " large_print, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (school_urn, parent_id)"
            + " DO UPDATE SET plain_language = excluded.plain_language, large_print = excluded.large_print,"
            + " changed_at = excluded.changed_at, changed_by = excluded.changed_by";
    private static final String PARENT = "SELECT FROM people p, jsonb_array_elements(p.record->'parents') AS parent"
            + " WHERE p.school_urn = $1 AND parent->>'parentId' = $2 LIMIT 1";

    private final LetterheadColumn letterheads;

    SettingsStore(LetterheadColumn letterheads) {
        this.letterheads = letterheads;
    }

    /** The school's letterhead; one with its name alone while it has set none. */
    public Uni<Letterhead> letterhead(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(FIND).execute(Tuple.of(urn)).map(rows -> {
            Row row = rows.iterator().next();
            String kept = row.getString("letterhead");
            return kept == null
                    ? Letterhead.of(Objects.requireNonNullElse(row.getString("school"), "School " + urn))
                    : letterheads.read(kept);
        });
    }

    /** Keeps a letterhead. */
    public Uni<Void> keep(SqlConnection transaction, int urn, Letterhead letterhead, Instant at, String by) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(urn, letterheads.write(letterhead), at.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }

    /** Whether somebody of that id is a parent of a pupil of the school. */
    public Uni<Boolean> isParent(SqlConnection transaction, int urn, UUID parentId) {
        return transaction
                .preparedQuery(PARENT)
                .execute(Tuple.of(urn, parentId.toString()))
                .map(rows -> rows.size() > 0);
    }

    /** How a parent prefers letters. */
    public Uni<LetterFormat> format(SqlConnection transaction, int urn, UUID parentId) {
        return transaction
                .preparedQuery(FORMAT)
                .execute(Tuple.of(urn, parentId))
                .map(rows -> {
                    for (Row row : rows) {
                        return new LetterFormat(row.getBoolean(0), row.getBoolean(1));
                    }
                    return LetterFormat.USUAL;
                });
    }

    /** Keeps how a parent prefers letters. */
    public Uni<Void> keep(
            SqlConnection transaction, int urn, UUID parentId, LetterFormat format, Instant at, String by) {
        return transaction
                .preparedQuery(KEEP_FORMAT)
                .execute(Tuple.of(
                        urn, parentId, format.plainLanguage(), format.largePrint(), at.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }
}
