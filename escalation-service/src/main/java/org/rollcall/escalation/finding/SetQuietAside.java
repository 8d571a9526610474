package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.rollcall.escalation.finding.SchoolViews.View;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.School;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.evaluation.FirstSigns.Known;
import org.rollcall.rules.evaluation.SchoolLife;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * Sets aside those of whom no finding stands and none can come: their marks show none of the first signs of the school's
 * policies. One look for each tells whether anything else is known of a pupil; of the others nothing more is read.
 */
@ApplicationScoped
class SetQuietAside {
    /**
     * Those whom to evaluate.
     *
     * @param before what was read by then, their ledgers included
     */
    record Others(List<Trigger> triggers, ReadBefore before) {}

    /** A pupil who may be quiet; one who was always there is, unless something is noted. */
    private record Candidate(Trigger trigger, School school, PupilLedger ledger, boolean present) {}

    /**
     * Rows of those of whom something is noted, and of those whose marks have to be looked at. Sub-selects with a limit
     * stay what they are, a look into an index each; made sets, the planner could read whole tables for them.
     */
    private static final String LOOK = "SELECT k.urn, k.id, n.noted, p.year_group, p.start_date, p.last_day,"
            + " CASE WHEN n.noted IS NULL THEN (SELECT true FROM absence_report own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id LIMIT 1) END AS reported,"
            + " CASE WHEN n.noted IS NULL THEN (SELECT true FROM leave_grant own"
            + " WHERE own.granted AND own.school_urn = k.urn AND own.pupil_id = k.id LIMIT 1) END AS on_leave,"
            + " CASE WHEN n.noted IS NULL THEN (SELECT true FROM people own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id AND own.record -> 'flags' <> '[]') END AS flagged"
            + " FROM unnest($1::int[], $2::uuid[], $3::bool[]) AS k(urn, id, present)"
            + " CROSS JOIN LATERAL (SELECT coalesce((SELECT true FROM finding own WHERE own.school_urn = k.urn"
            + " AND own.pupil_id = k.id AND own.state <> 'RETRACTED' LIMIT 1), (SELECT true FROM attendance_case own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id LIMIT 1), (SELECT true FROM told_fact own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id AND own.holds LIMIT 1)) AS noted OFFSET 0) n"
            + " LEFT JOIN LATERAL (SELECT year_group, start_date, CASE WHEN own.deletion_revision > own.revision"
            + " THEN own.deletion_last_day ELSE own.last_day END AS last_day FROM pupil own WHERE n.noted IS NULL"
            + " AND own.school_urn = k.urn AND own.pupil_id = k.id AND own.revision > 0 OFFSET 0) p ON true"
            + " WHERE n.noted OR NOT k.present";

    private final LedgerStore ledgers;

    SetQuietAside(LedgerStore ledgers) {
        this.ledgers = ledgers;
    }

    /** Those whom an evaluation may find something about, or of whom something is known that it may have to take back. */
    Uni<Others> setAside(SqlConnection transaction, List<Trigger> triggers, ReadBefore before, SchoolViews views) {
        List<PupilKey> unread = new ArrayList<>();
        for (Trigger trigger : triggers) {
            if (!before.ledgers().containsKey(trigger.pupil())) {
                unread.add(trigger.pupil());
            }
        }
        return ledgers.read(transaction, unread).chain(read -> {
            Map<PupilKey, PupilLedger> whole = new HashMap<>(before.ledgers());
            whole.putAll(read);
            ReadBefore now = new ReadBefore(before.schools(), whole);
            Map<PupilKey, Candidate> candidates = candidates(triggers, now, views);
            return candidates.isEmpty()
                    ? Uni.createFrom().item(new Others(List.of(), now))
                    : transaction
                            .preparedQuery(LOOK)
                            .execute(tuple(candidates))
                            .map(rows -> new Others(loud(rows, candidates, views), now));
        });
    }

    /** Pupils whose school, calendar or marks are not known wait for them in any case. */
    private static Map<PupilKey, Candidate> candidates(List<Trigger> triggers, ReadBefore before, SchoolViews views) {
        Map<PupilKey, Candidate> candidates = new LinkedHashMap<>();
        for (Trigger trigger : triggers) {
            School school = before.schools().get(trigger.pupil().urn());
            PupilLedger ledger = before.ledgers().get(trigger.pupil());
            if (school != null && school.calendar() != null && ledger != null) {
                boolean present = ledger.isAllPresent() && isQuietWhilePresent(views.of(school));
                candidates.put(trigger.pupil(), new Candidate(trigger, school, ledger, present));
            }
        }
        return candidates;
    }

    private static boolean isQuietWhilePresent(View view) {
        for (AppliedPolicy policy : view.policies()) {
            if (!policy.signs().isQuietWhilePresent()) {
                return false;
            }
        }
        return true;
    }

    private static Tuple tuple(Map<PupilKey, Candidate> candidates) {
        return Tuple.of(
                PupilKey.urnArray(candidates.keySet()),
                PupilKey.idArray(candidates.keySet()),
                candidates.values().stream().map(Candidate::present).toArray(Boolean[]::new));
    }

    private static List<Trigger> loud(Iterable<Row> rows, Map<PupilKey, Candidate> candidates, SchoolViews views) {
        List<Trigger> loud = new ArrayList<>();
        for (Row row : rows) {
            Candidate candidate =
                    Objects.requireNonNull(candidates.get(new PupilKey(row.getInteger(0), row.getUUID(1))));
            if (row.getBoolean(2) != null || !isQuiet(candidate, row, views.of(candidate.school()))) {
                loud.add(candidate.trigger());
            }
        }
        return loud;
    }

    /** A pupil whose entry is not known waits for it. */
    private static boolean isQuiet(Candidate candidate, Row row, View view) {
        if (row.getInteger(3) == null) {
            return true;
        }
        SchoolLife life = new SchoolLife(row.getInteger(3), row.getLocalDate(4), row.getLocalDate(5));
        Set<Known> known = known(row);
        SchoolCalendar calendar = Objects.requireNonNull(candidate.school().calendar());
        LocalDateTime asOf = view.asOf();
        for (AppliedPolicy policy : view.policies()) {
            if (!policy.signs().isQuiet(candidate.ledger(), life, known, calendar, asOf)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Known> known(Row row) {
        Set<Known> known = EnumSet.noneOf(Known.class);
        if (row.getBoolean(6) != null) {
            known.add(Known.REPORT);
        }
        if (row.getBoolean(7) != null) {
            known.add(Known.LEAVE);
        }
        if (row.getBoolean(8) != null) {
            known.add(Known.FLAG);
        }
        return known;
    }
}
