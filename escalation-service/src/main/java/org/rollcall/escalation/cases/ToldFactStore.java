package org.rollcall.escalation.cases;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.rollcall.escalation.school.JsonColumn;

/** Keeps what other services tell of pupils, in whatever order it comes. */
@ApplicationScoped
public class ToldFactStore {
    private static final String KEEP = "INSERT INTO told_fact (school_urn, pupil_id, subject, revision, event, at,"
            + " figures, holds) VALUES ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8)"
            + " ON CONFLICT (school_urn, pupil_id, subject) DO UPDATE SET revision = excluded.revision,"
            + " event = excluded.event, at = excluded.at, figures = excluded.figures, holds = excluded.holds"
            + " WHERE told_fact.revision < excluded.revision";

    private final JsonColumn json;

    ToldFactStore(JsonColumn json) {
        this.json = json;
    }

    /** Keeps facts that are newer than known. */
    public Uni<Void> keep(SqlConnection transaction, List<ToldFact> facts) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP)
                        .executeBatch(facts.stream().map(this::tuple).toList())
                        .replaceWithVoid();
    }

    private Tuple tuple(ToldFact fact) {
        return Tuple.tuple()
                .addInteger(fact.pupil().urn())
                .addUUID(fact.pupil().pupilId())
                .addString(fact.subject())
                .addLong(fact.revision())
                .addString(fact.what().id())
                .addOffsetDateTime(fact.at().atOffset(ZoneOffset.UTC))
                .addString(json.write(fact.figures()))
                .addBoolean(fact.holds());
    }
}
