package org.rollcall.escalation.intake;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.events.register.PupilPurged;

/** Erases what is kept of pupils whose data has reached the end of its retention. */
@ApplicationScoped
class ErasePupils {
    private static final List<String> TABLES = List.of(
            "penalty_change",
            "penalty_notice",
            "penalty_consideration",
            "pupil_link",
            "task",
            "case_entry",
            "case_stage_change",
            "attendance_case",
            "la_notification",
            "finding",
            "contact_log",
            "absence_report",
            "leave_grant",
            "told_fact",
            "pupil_ledger",
            "pupil");

    /** Erases the pupils' rows of every table that has their marks, findings, tasks or contacts. */
    Uni<Void> erase(SqlConnection transaction, List<PupilPurged> purged) {
        return Multi.createFrom()
                .iterable(purged)
                .onItem()
                .transformToUniAndConcatenate(pupil -> erase(transaction, pupil.urn(), pupil.pupilId()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> erase(SqlConnection transaction, int urn, UUID pupilId) {
        return Multi.createFrom()
                .iterable(TABLES)
                .onItem()
                .transformToUniAndConcatenate(table -> transaction
                        .preparedQuery("DELETE FROM " + table + " WHERE school_urn = $1 AND pupil_id = $2")
                        .execute(Tuple.of(urn, pupilId)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
