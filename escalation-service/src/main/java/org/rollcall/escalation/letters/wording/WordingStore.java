package org.rollcall.escalation.letters.wording;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps every version of a school's own wordings; nothing is overwritten. */
@ApplicationScoped
public class WordingStore {
    private static final String COLUMNS = "version, from_date, subject, body, saved_at, saved_by";
    private static final String VERSIONS = "SELECT " + COLUMNS + " FROM letter_wording WHERE school_urn = $1"
            + " AND template = $2 AND language = $3 ORDER BY version DESC";
    private static final String KEEP = "INSERT INTO letter_wording (school_urn, template, language, " + COLUMNS
            + ") SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7, $8 FROM letter_wording"
            + " WHERE school_urn = $1 AND template = $2 AND language = $3 RETURNING " + COLUMNS;

    /** The versions of a letter in a language, newest first. */
    public Uni<List<WordingVersion>> versions(SqlConnection transaction, int urn, String template, Language language) {
        return transaction
                .preparedQuery(VERSIONS)
                .execute(Tuple.of(urn, template, language.name()))
                .map(rows -> {
                    List<WordingVersion> versions = new ArrayList<>();
                    for (Row row : rows) {
                        versions.add(version(row));
                    }
                    return List.copyOf(versions);
                });
    }

    /**
     * Keeps another version; the caller holds the school's turn.
     *
     * @param wording what it says, null for the standard wording
     */
    public Uni<WordingVersion> keep(
            SqlConnection transaction,
            int urn,
            String template,
            Language language,
            LocalDate from,
            @Nullable Wording wording,
            Instant at,
            String by) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addString(template)
                        .addString(language.name())
                        .addLocalDate(from)
                        .addString(wording == null ? null : wording.subject())
                        .addString(wording == null ? null : wording.body())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(by))
                .map(rows -> version(rows.iterator().next()));
    }

    /** The version in force on a day; null while the standard wording is. */
    public static @Nullable WordingVersion inForce(List<WordingVersion> versions, LocalDate on) {
        return versions.stream()
                .filter(version -> !version.from().isAfter(on))
                .max((a, b) -> a.from().equals(b.from())
                        ? Integer.compare(a.version(), b.version())
                        : a.from().compareTo(b.from()))
                .orElse(null);
    }

    private static WordingVersion version(Row row) {
        return new WordingVersion(
                row.getInteger("version"),
                row.getLocalDate("from_date"),
                row.getString("subject"),
                row.getString("body"),
                row.getOffsetDateTime("saved_at").toInstant(),
                row.getString("saved_by"));
    }
}
