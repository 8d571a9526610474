package org.rollcall.escalation.school;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilUpdated;

/**
 * Keeps the highest revision of each pupil's entry, and tells which pupils an event of a class or school concerns. OFFSET 0
 * keeps joins in their direction, whatever statistics say: one look into the index for each key.
 */
@ApplicationScoped
public class PupilStore {
    private static final String KEEP = "INSERT INTO pupil (school_urn, pupil_id, revision, date_of_birth, year_group,"
            + " class_id, start_date, last_day, siblings) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            + " ON CONFLICT (school_urn, pupil_id) DO UPDATE SET revision = excluded.revision,"
            + " date_of_birth = excluded.date_of_birth, year_group = excluded.year_group, class_id = excluded.class_id,"
            + " start_date = excluded.start_date, last_day = excluded.last_day, siblings = excluded.siblings"
            + " WHERE pupil.revision < excluded.revision";
    private static final String DELETE = "INSERT INTO pupil (school_urn, pupil_id, revision, deletion_revision,"
            + " deletion_last_day) VALUES ($1, $2, 0, $3, $4) ON CONFLICT (school_urn, pupil_id) DO UPDATE SET"
            + " deletion_revision = excluded.deletion_revision, deletion_last_day = excluded.deletion_last_day"
            + " WHERE pupil.deletion_revision < excluded.deletion_revision";
    private static final String KEEP_CLASS = "INSERT INTO school_class (school_urn, class_id, revision, name,"
            + " year_group) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (school_urn, class_id) DO UPDATE SET"
            + " revision = excluded.revision, name = excluded.name, year_group = excluded.year_group"
            + " WHERE school_class.revision < excluded.revision";
    private static final String FIND = "SELECT p.school_urn, p.pupil_id, p.date_of_birth, p.year_group, p.class_id,"
            + " p.start_date, CASE WHEN p.deletion_revision > p.revision THEN p.deletion_last_day ELSE p.last_day END"
            + " AS last_day, p.siblings <> '{}' AND EXISTS (SELECT FROM pupil s WHERE s.school_urn = p.school_urn"
            + " AND s.pupil_id = ANY (p.siblings) AND s.date_of_birth < p.date_of_birth) AS older_sibling"
            + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) CROSS JOIN LATERAL (SELECT * FROM pupil own"
            + " WHERE own.school_urn = k.urn AND own.pupil_id = k.id AND own.revision > 0 OFFSET 0) p";
    private static final String OF_CLASSES = "SELECT p.school_urn, p.pupil_id FROM unnest($1::int[], $2::uuid[])"
            + " AS k(urn, id) CROSS JOIN LATERAL (SELECT school_urn, pupil_id FROM pupil own"
            + " WHERE own.school_urn = k.urn AND own.class_id = k.id OFFSET 0) p";
    private static final String CLASS_NAMES =
            "SELECT c.school_urn, c.class_id, c.name FROM unnest($1::int[], $2::uuid[])"
                    + " AS k(urn, id) CROSS JOIN LATERAL (SELECT * FROM school_class own"
                    + " WHERE own.school_urn = k.urn AND own.class_id = k.id OFFSET 0) c";
    private static final String WITH_LEDGER =
            "SELECT DISTINCT school_urn, pupil_id FROM pupil_ledger WHERE school_urn = ANY ($1::int[])";
    private static final String EXISTS = "SELECT FROM pupil WHERE school_urn = $1 AND pupil_id = $2 AND revision > 0";

    /** Keeps entries that are newer than known. */
    public Uni<Void> keep(SqlConnection transaction, List<PupilUpdated> pupils) {
        return batch(
                transaction,
                KEEP,
                pupils.stream()
                        .map(pupil -> Tuple.tuple()
                                .addInteger(pupil.urn())
                                .addUUID(pupil.pupilId())
                                .addLong(pupil.revision())
                                .addLocalDate(pupil.dateOfBirth())
                                .addInteger(pupil.yearGroup())
                                .addUUID(pupil.classId())
                                .addLocalDate(pupil.startDate())
                                .addLocalDate(pupil.lastDay())
                                .addArrayOfUUID(pupil.siblings().toArray(UUID[]::new)))
                        .toList());
    }

    /** Keeps deletions that are newer than known. */
    public Uni<Void> keepDeletions(SqlConnection transaction, List<PupilDeleted> deletions) {
        return batch(
                transaction,
                DELETE,
                deletions.stream()
                        .map(deleted ->
                                Tuple.of(deleted.urn(), deleted.pupilId(), deleted.revision(), deleted.lastDay()))
                        .toList());
    }

    /** Keeps classes that are newer than known. */
    public Uni<Void> keepClasses(SqlConnection transaction, List<ClassChanged> classes) {
        return batch(
                transaction,
                KEEP_CLASS,
                classes.stream()
                        .map(own -> Tuple.of(own.urn(), own.classId(), own.revision(), own.name(), own.yearGroup()))
                        .toList());
    }

    /** The pupils among these whose entry is known. */
    public Uni<Map<PupilKey, Pupil>> find(SqlConnection transaction, Collection<PupilKey> keys) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(PupilKey.urnArray(keys), PupilKey.idArray(keys)))
                .map(rows -> {
                    Map<PupilKey, Pupil> found = new HashMap<>();
                    for (Row row : rows) {
                        Pupil pupil = pupil(row);
                        found.put(pupil.key(), pupil);
                    }
                    return found;
                });
    }

    /** Whether the pupil's entry is known at the school. */
    public Uni<Boolean> exists(SqlConnection transaction, PupilKey key) {
        return transaction
                .preparedQuery(EXISTS)
                .execute(Tuple.of(key.urn(), key.pupilId()))
                .map(rows -> rows.size() > 0);
    }

    /** The pupils of classes, given as pairs of school and class. */
    public Uni<Set<PupilKey>> ofClasses(SqlConnection transaction, Collection<PupilKey> classes) {
        return classes.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transaction
                        .preparedQuery(OF_CLASSES)
                        .execute(Tuple.of(PupilKey.urnArray(classes), PupilKey.idArray(classes)))
                        .map(PupilStore::keys);
    }

    /** The names of classes, given as pairs of school and class; those that are not known are left out. */
    public Uni<Map<PupilKey, String>> classNames(SqlConnection transaction, Collection<PupilKey> classes) {
        return transaction
                .preparedQuery(CLASS_NAMES)
                .execute(Tuple.of(PupilKey.urnArray(classes), PupilKey.idArray(classes)))
                .map(rows -> {
                    Map<PupilKey, String> names = new HashMap<>();
                    for (Row row : rows) {
                        names.put(new PupilKey(row.getInteger(0), row.getUUID(1)), row.getString(2));
                    }
                    return names;
                });
    }

    /** All pupils of these schools that have a mark. */
    public Uni<Set<PupilKey>> withLedger(SqlConnection transaction, Collection<Integer> urns) {
        return urns.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : transaction
                        .preparedQuery(WITH_LEDGER)
                        .execute(Tuple.of(urns.toArray(Integer[]::new)))
                        .map(PupilStore::keys);
    }

    private static Uni<Void> batch(SqlConnection transaction, String statement, List<Tuple> tuples) {
        return tuples.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(statement).executeBatch(tuples).replaceWithVoid();
    }

    private static Set<PupilKey> keys(RowSet<Row> rows) {
        Set<PupilKey> keys = new HashSet<>();
        for (Row row : rows) {
            keys.add(new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")));
        }
        return keys;
    }

    private static Pupil pupil(Row row) {
        return new Pupil(
                new PupilKey(row.getInteger("school_urn"), row.getUUID("pupil_id")),
                row.getLocalDate("date_of_birth"),
                row.getInteger("year_group"),
                row.getUUID("class_id"),
                row.getLocalDate("start_date"),
                row.getLocalDate("last_day"),
                row.getBoolean("older_sibling"));
    }
}
