package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.rollcall.escalation.casework.EntryType;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.policy.CaseEvent;

/** Reads from the pupil's case whether support came first. */
@ApplicationScoped
class CaseSignStore {
    private static final Period LOOKED_BACK = Period.ofYears(1);
    private static final String READ = "SELECT coalesce(bool_or(type = ANY ($4::text[])), false),"
            + " coalesce(bool_or(details ->> 'event' = ANY ($5::text[])), false),"
            + " coalesce(bool_or(type = ANY ($6::text[])), false)"
            + " FROM case_entry WHERE school_urn = $1 AND pupil_id = $2 AND at > $3 AND type <> 'DSL_NOTE'";
    private static final String[] SUPPORT = Arrays.stream(EntryType.values())
            .filter(EntryType::isSupport)
            .map(EntryType::name)
            .toArray(String[]::new);
    private static final String[] FAILED = {CaseEvent.SUPPORT_NOT_WORKING.id(), CaseEvent.NOT_ENGAGED.id()};
    private static final String[] INVITED = {EntryType.MEETING.name(), EntryType.PANEL.name()};

    /** What the case shows. */
    Uni<CaseSigns> of(SqlConnection transaction, PupilKey pupil, Instant now) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(
                        pupil.urn(),
                        pupil.pupilId(),
                        now.atOffset(ZoneOffset.UTC).minus(LOOKED_BACK),
                        SUPPORT,
                        FAILED,
                        INVITED))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return new CaseSigns(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2));
                });
    }
}
