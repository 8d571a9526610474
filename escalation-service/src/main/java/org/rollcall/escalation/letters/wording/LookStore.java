package org.rollcall.escalation.letters.wording;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads at once all that decides how a letter looks: letterhead, the parent's preference, the school's own wording. */
@ApplicationScoped
public class LookStore {
    private static final String FIND =
            "SELECT s.name AS school, c.name AS class_name, l.letterhead::text AS letterhead,"
                    + " coalesce(p.plain_language, false) AS plain_language, coalesce(p.large_print, false) AS large_print,"
                    + " w.subject, w.body FROM (SELECT $1::int AS urn) AS own"
                    + " LEFT JOIN school s ON s.urn = own.urn"
                    + " LEFT JOIN letter_settings l ON l.school_urn = own.urn"
                    + " LEFT JOIN letter_preference p ON p.school_urn = own.urn AND p.parent_id = $4"
                    + " LEFT JOIN pupil b ON b.school_urn = own.urn AND b.pupil_id = $3"
                    + " LEFT JOIN school_class c ON c.school_urn = own.urn AND c.class_id = b.class_id"
                    + " LEFT JOIN LATERAL (SELECT v.subject, v.body FROM letter_wording v WHERE v.school_urn = own.urn"
                    + " AND v.template = $2 AND v.language = CASE WHEN p.plain_language THEN 'PLAIN' ELSE 'STANDARD' END"
                    + " AND v.from_date <= $5 ORDER BY v.from_date DESC, v.version DESC LIMIT 1) AS w ON true";

    private final LetterheadColumn letterheads;

    LookStore(LetterheadColumn letterheads) {
        this.letterheads = letterheads;
    }

    /**
     * The letter whose look is wanted.
     *
     * @param urn school
     * @param template letter id
     * @param pupilId pupil
     * @param parentId the parent written to
     * @param on day of the letter
     */
    public record Wanted(int urn, String template, UUID pupilId, UUID parentId, LocalDate on) {}

    /**
     * What is known around a letter.
     *
     * @param look letterhead, format and own wording
     * @param className the pupil's class, null while it is not known
     */
    public record Seen(LetterLook look, @Nullable String className) {}

    /** How that letter looks. */
    public Uni<Seen> find(SqlConnection transaction, Wanted wanted) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(wanted.urn(), wanted.template(), wanted.pupilId(), wanted.parentId(), wanted.on()))
                .map(rows -> seen(rows.iterator().next(), wanted.urn()));
    }

    private Seen seen(Row row, int urn) {
        String school = Objects.requireNonNullElse(row.getString("school"), "School " + urn);
        String letterhead = row.getString("letterhead");
        String subject = row.getString("subject");
        String body = row.getString("body");
        return new Seen(
                new LetterLook(
                        letterhead == null ? Letterhead.of(school) : letterheads.read(letterhead),
                        new LetterFormat(row.getBoolean("plain_language"), row.getBoolean("large_print")),
                        subject == null || body == null ? null : new Wording(subject, body)),
                row.getString("class_name"));
    }
}
