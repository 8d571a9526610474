package org.rollcall.register.provider;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.rules.code.SessionRef;

/** Keeps what places said, beside the arrangements that say who is taught there. */
@ApplicationScoped
class ProviderStore {
    // Education off the site and provision that the authority arranges; a second school keeps a register of its own.
    private static final String PUPILS = """
            SELECT p.pupil_id, min(a.note) AS note, min(r.said_by) AS said_by, bool_and(r.attended) AS attended,
                   (SELECT v.code FROM mark_version v
                     WHERE v.school_urn = $1 AND v.pupil_id = p.pupil_id AND v.session_date = $2 AND v.session = $3
                     ORDER BY v.revision DESC LIMIT 1) AS code
              FROM arrangement a
              JOIN arrangement_pupil p ON p.school_urn = a.school_urn AND p.arrangement_id = a.arrangement_id
              LEFT JOIN provider_report r ON r.school_urn = p.school_urn AND r.pupil_id = p.pupil_id
                   AND r.session_date = $2 AND r.session = $3
             WHERE a.school_urn = $1 AND NOT a.withdrawn AND a.from_date <= $2 AND a.to_date >= $2
                   AND a.kind IN ('OFF_SITE_EDUCATION', 'AUTHORITY_PROVISION') AND $3 = ANY (a.sessions)
                   AND $4 = ANY (a.weekdays)
             GROUP BY p.pupil_id ORDER BY p.pupil_id""";
    private static final String KEEP = """
            INSERT INTO provider_report (school_urn, pupil_id, session_date, session, attended, said_by, by_name,
                   by_role, at)
            SELECT $1, g.pupil_id, $2, $3, g.attended, $6, $7, $8, $9
              FROM unnest($4::uuid[], $5::boolean[]) AS g (pupil_id, attended)
            ON CONFLICT (school_urn, pupil_id, session_date, session)
            DO UPDATE SET attended = excluded.attended, said_by = excluded.said_by, by_name = excluded.by_name,
                   by_role = excluded.by_role, at = excluded.at""";

    ProviderStore() {}

    /** Who is taught elsewhere in the session, on roll or not, and what was said about them. */
    Uni<List<ProviderPupil>> pupils(SqlConnection transaction, int urn, SessionRef session) {
        return transaction
                .preparedQuery(PUPILS)
                .execute(Tuple.of(
                        urn,
                        session.date(),
                        session.session().name(),
                        session.date().getDayOfWeek().getValue()))
                .map(rows -> {
                    List<ProviderPupil> pupils = new ArrayList<>();
                    rows.forEach(row -> pupils.add(new ProviderPupil(
                            row.getUUID("pupil_id"),
                            row.getString("note"),
                            row.getString("code"),
                            row.getBoolean("attended"),
                            row.getString("said_by"))));
                    return pupils;
                });
    }

    Uni<Void> keep(
            SqlConnection transaction,
            int urn,
            SessionRef session,
            String saidBy,
            List<ProviderReportBody.Said> said,
            Actor by,
            Instant at) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addLocalDate(session.date())
                        .addString(session.session().name())
                        .addArrayOfUUID(said.stream()
                                .map(ProviderReportBody.Said::pupilId)
                                .toArray(UUID[]::new))
                        .addArrayOfBoolean(said.stream()
                                .map(ProviderReportBody.Said::attended)
                                .toArray(Boolean[]::new))
                        .addString(saidBy)
                        .addString(by.name())
                        .addString(by.role())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }
}
