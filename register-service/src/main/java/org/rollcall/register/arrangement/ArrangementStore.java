package org.rollcall.register.arrangement;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.support.clock.SchoolClock;

/** Keeps arrangements and their pupils. */
@ApplicationScoped
class ArrangementStore {
    private static final String KEEP = """
            WITH kept AS (
                INSERT INTO arrangement (school_urn, arrangement_id, kind, code, from_date, to_date, sessions, weekdays,
                       note, withdrawn, by_name, by_role, at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, false, $10, $11, $12)
                RETURNING school_urn, arrangement_id
            )
            INSERT INTO arrangement_pupil (school_urn, pupil_id, arrangement_id)
            SELECT kept.school_urn, p.pupil_id, kept.arrangement_id FROM kept, unnest($13::uuid[]) AS p (pupil_id)""";
    private static final String WITHDRAW =
            "UPDATE arrangement SET withdrawn = true WHERE school_urn = $1 AND arrangement_id = $2";
    private static final String READ = """
            SELECT a.arrangement_id, a.kind, a.code, a.from_date, a.to_date, a.sessions, a.weekdays, a.note, a.withdrawn,
                   (SELECT array_agg(p.pupil_id ORDER BY p.pupil_id) FROM arrangement_pupil p
                     WHERE p.school_urn = a.school_urn AND p.arrangement_id = a.arrangement_id) AS pupils
              FROM arrangement a
             WHERE a.school_urn = $1 AND ($2::uuid IS NULL OR a.arrangement_id = $2)
                   AND a.from_date <= $4 AND a.to_date >= $3
                   AND ($5::uuid IS NULL OR EXISTS (SELECT FROM arrangement_pupil p WHERE p.school_urn = a.school_urn
                        AND p.arrangement_id = a.arrangement_id AND p.pupil_id = $5))
             ORDER BY a.at DESC, a.arrangement_id LIMIT 500""";

    private final SchoolClock clock;

    ArrangementStore(SchoolClock clock) {
        this.clock = clock;
    }

    Uni<Void> keep(SqlConnection transaction, int urn, Arrangement arrangement, Actor by) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(arrangement.arrangementId())
                        .addString(arrangement.kind().name())
                        .addString(arrangement.code())
                        .addLocalDate(arrangement.from())
                        .addLocalDate(arrangement.to())
                        .addArrayOfString(arrangement.sessions().toArray(String[]::new))
                        .addArrayOfInteger(arrangement.weekdays().stream()
                                .map(DayOfWeek::getValue)
                                .toArray(Integer[]::new))
                        .addString(arrangement.note())
                        .addString(by.name())
                        .addString(by.role())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC))
                        .addArrayOfUUID(arrangement.pupilIds().toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Takes it back; empty when there is none. */
    Uni<Optional<Arrangement>> withdraw(SqlConnection transaction, int urn, UUID id) {
        return transaction
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(urn, id))
                .chain(() -> read(transaction, urn, id, LocalDate.EPOCH, LocalDate.of(9999, 12, 31), null))
                .map(found -> found.stream().findFirst());
    }

    /** The arrangements that touch these days, newest first; of one pupil, or with one id, where that is named. */
    Uni<List<Arrangement>> read(
            SqlConnection transaction,
            int urn,
            @Nullable UUID id,
            LocalDate from,
            LocalDate to,
            @Nullable UUID pupilId) {
        return transaction
                .preparedQuery(READ)
                .execute(Tuple.of(urn, id, from, to, pupilId))
                .map(rows -> {
                    List<Arrangement> found = new ArrayList<>();
                    for (Row row : rows) {
                        found.add(new Arrangement(
                                row.getUUID(0),
                                ArrangementKind.valueOf(row.getString(1)),
                                row.getString(2),
                                row.getLocalDate(3),
                                row.getLocalDate(4),
                                List.of(row.getArrayOfStrings(5)),
                                Stream.of(row.getArrayOfIntegers(6))
                                        .map(DayOfWeek::of)
                                        .toList(),
                                row.getString(7),
                                List.of(row.getArrayOfUUIDs("pupils")),
                                row.getBoolean(8)));
                    }
                    return found;
                });
    }
}
