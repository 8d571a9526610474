package org.rollcall.register.cover;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.register.audit.Actor;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Keeps covers; one holds on its own day only. */
@ApplicationScoped
public class CoverStore {
    private static final String KEEP =
            "INSERT INTO cover (school_urn, cover_id, class_id, teacher, session_date, sessions,"
                    + " withdrawn, by_name, at) VALUES ($1, $2, $3, $4, $5, $6, false, $7, $8)";
    private static final String WITHDRAW = "UPDATE cover SET withdrawn = true WHERE school_urn = $1 AND cover_id = $2"
            + " RETURNING cover_id, class_id, teacher, session_date, sessions, withdrawn";
    private static final String LIST =
            "SELECT cover_id, class_id, teacher, session_date, sessions, withdrawn FROM cover"
                    + " WHERE school_urn = $1 AND session_date = $2 AND NOT withdrawn ORDER BY at DESC, cover_id";
    private static final String COVERS = "SELECT EXISTS (SELECT FROM cover WHERE school_urn = $1 AND session_date = $2"
            + " AND class_id = $3 AND teacher = $4 AND $5 = ANY (sessions) AND NOT withdrawn)";

    private final ScopedDatabase database;
    private final SchoolClock clock;

    CoverStore(ScopedDatabase database, SchoolClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether the teacher covers the class in that session and the session's day is today. */
    public Uni<Boolean> covers(int urn, UUID classId, SessionRef session, String teacher) {
        return !session.date().equals(clock.today())
                ? Uni.createFrom().item(false)
                : database.inTransaction(
                        Scope.school(urn),
                        transaction -> transaction
                                .preparedQuery(COVERS)
                                .execute(Tuple.of(
                                        urn,
                                        session.date(),
                                        classId,
                                        teacher,
                                        session.session().name()))
                                .map(rows -> rows.iterator().next().getBoolean(0)));
    }

    Uni<Void> keep(SqlConnection transaction, int urn, Cover cover, Actor by) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(cover.coverId())
                        .addUUID(cover.classId())
                        .addString(cover.teacher())
                        .addLocalDate(cover.date())
                        .addArrayOfString(cover.sessions().toArray(String[]::new))
                        .addString(by.name())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    Uni<Optional<Cover>> withdraw(SqlConnection transaction, int urn, UUID coverId) {
        return transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(urn, coverId))
                .map(rows -> read(rows).stream().findFirst());
    }

    Uni<List<Cover>> list(int urn, LocalDate date) {
        return database.inTransaction(
                Scope.school(urn),
                transaction -> transaction
                        .preparedQuery(LIST)
                        .execute(Tuple.of(urn, date))
                        .map(CoverStore::read));
    }

    private static List<Cover> read(Iterable<Row> rows) {
        List<Cover> covers = new ArrayList<>();
        for (Row row : rows) {
            LocalDate date = row.getLocalDate(3);
            covers.add(new Cover(
                    row.getUUID(0),
                    row.getUUID(1),
                    row.getString(2),
                    date,
                    List.of(row.getArrayOfStrings(4)),
                    date.plusDays(1).atStartOfDay(SchoolClock.ZONE).toInstant(),
                    row.getBoolean(5)));
        }
        return covers;
    }
}
