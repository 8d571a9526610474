package org.rollcall.register.site;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.OnSite;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Who is on the site right now: today's latest mark and the signing book, whichever spoke last. */
@ApplicationScoped
public class FireRoll {
    private static final String TODAY = """
            SELECT p.pupil_id, m.code, m.session, m.at AS marked_at, s.type, s.at AS signed_at
              FROM unnest($2::uuid[]) AS p (pupil_id)
              LEFT JOIN LATERAL (
                   SELECT v.code, v.session, v.at FROM mark_version v
                    WHERE v.school_urn = $1 AND v.pupil_id = p.pupil_id AND v.session_date = $3
                    ORDER BY v.session DESC, v.revision DESC LIMIT 1) m ON true
              LEFT JOIN LATERAL (
                   SELECT e.type, e.at FROM site_event e
                    WHERE e.school_urn = $1 AND e.pupil_id = p.pupil_id AND e.at >= $4
                    ORDER BY e.at DESC, e.recorded_at DESC LIMIT 1) s ON true
             WHERE m.code IS NOT NULL OR s.type IS NOT NULL""";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;

    FireRoll(Snapshots snapshots, ScopedDatabase database, AuditTrail audit, SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The fire roll.
     *
     * @param at when it was drawn up
     * @param count pupils on site
     * @param items pupils on site, and those of whom nobody knows
     * @param nextCursor always null: the roll is whole
     */
    public record Roll(
            Instant at,
            int count,
            List<Present> items,
            @Nullable String nextCursor) {}

    /**
     * A pupil to look for.
     *
     * @param pupilId pupil
     * @param name forename and surname
     * @param classId class
     * @param className class name
     * @param onSite YES, or UNKNOWN when the mark does not tell
     * @param since since when
     * @param source REGISTER or SIGNING_BOOK
     */
    public record Present(
            UUID pupilId,
            String name,
            UUID classId,
            @Nullable String className,
            OnSite onSite,
            Instant since,
            String source) {}

    Uni<Roll> now(int urn, Actor by) {
        LocalDate today = clock.today();
        Instant now = clock.now();
        return snapshots.current(urn).chain(school -> {
            List<Pupil> onRoll = school.pupils().values().stream()
                    .filter(pupil -> pupil.isOnRoll(today))
                    .toList();
            return database.inTransaction(
                            Scope.school(urn),
                            transaction -> transaction
                                    .preparedQuery(TODAY)
                                    .execute(Tuple.of(
                                            urn,
                                            onRoll.stream().map(Pupil::pupilId).toArray(UUID[]::new),
                                            today,
                                            today.atStartOfDay(SchoolClock.ZONE)
                                                    .toInstant()
                                                    .atOffset(ZoneOffset.UTC)))
                                    .call(() -> audit.keep(transaction, urn, by, "fire-roll-read", urn + "/on-site")))
                    .map(rows -> present(school, onRoll, byPupil(rows), today))
                    .map(items -> new Roll(
                            now,
                            (int) items.stream()
                                    .filter(item -> item.onSite() == OnSite.YES)
                                    .count(),
                            items,
                            null));
        });
    }

    private static Map<UUID, Row> byPupil(RowSet<Row> rows) {
        Map<UUID, Row> byPupil = new HashMap<>();
        rows.forEach(row -> byPupil.put(row.getUUID("pupil_id"), row));
        return byPupil;
    }

    private static List<Present> present(
            SchoolSnapshot school, List<Pupil> onRoll, Map<UUID, Row> rows, LocalDate today) {
        List<Present> present = new ArrayList<>();
        for (Pupil pupil : onRoll) {
            Row row = rows.get(pupil.pupilId());
            if (row == null) {
                continue;
            }
            boolean bookSpokeLast = row.getString("type") != null
                    && (row.getString("code") == null
                            || row.getOffsetDateTime("signed_at").isAfter(row.getOffsetDateTime("marked_at")));
            OnSite onSite = bookSpokeLast
                    ? row.getString("type").equals("SIGN_IN") ? OnSite.YES : OnSite.NO
                    : CodeEdition.codeOn(row.getString("code"), today)
                            .map(AttendanceCode::onSite)
                            .orElse(OnSite.UNKNOWN);
            if (onSite != OnSite.NO) {
                UUID classId = pupil.placementOn(today).classId();
                present.add(new Present(
                        pupil.pupilId(),
                        pupil.name(),
                        classId,
                        school.findClass(classId)
                                .map(SchoolSnapshot.SchoolClass::name)
                                .orElse(null),
                        onSite,
                        row.getOffsetDateTime(bookSpokeLast ? "signed_at" : "marked_at")
                                .toInstant(),
                        bookSpokeLast ? "SIGNING_BOOK" : "REGISTER"));
            }
        }
        return present;
    }
}
