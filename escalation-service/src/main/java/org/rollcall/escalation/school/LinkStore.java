package org.rollcall.escalation.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.events.register.PupilLinked;

/** Keeps which entries at other schools of the trust are of the same child. */
@ApplicationScoped
public class LinkStore {
    private static final String KEEP = "INSERT INTO pupil_link (school_urn, pupil_id, other_urn, other_pupil_id)"
            + " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    private static final String FIND = "SELECT other_urn, other_pupil_id FROM pupil_link WHERE school_urn = $1"
            + " AND pupil_id = $2 ORDER BY other_urn";

    /** Keeps what the register service found. */
    public Uni<Void> keep(SqlConnection transaction, List<PupilLinked> links) {
        return links.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP)
                        .executeBatch(links.stream()
                                .map(link -> Tuple.of(link.urn(), link.pupilId(), link.otherUrn(), link.otherPupilId()))
                                .toList())
                        .replaceWithVoid();
    }

    /** The same child at other schools. */
    public Uni<List<PupilKey>> others(SqlConnection transaction, PupilKey pupil) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(pupil.urn(), pupil.pupilId()))
                .map(rows -> {
                    List<PupilKey> others = new ArrayList<>();
                    for (Row row : rows) {
                        others.add(new PupilKey(row.getInteger(0), row.getUUID(1)));
                    }
                    return others;
                });
    }
}
