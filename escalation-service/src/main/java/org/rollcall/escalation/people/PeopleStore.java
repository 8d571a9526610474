package org.rollcall.escalation.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.register.PeopleRecord;

/** Keeps the highest revision of each pupil's people record. */
@ApplicationScoped
public class PeopleStore {
    private static final String FIND =
            "SELECT record::text FROM people WHERE school_urn = $1 AND pupil_id = ANY($2::uuid[])";
    /** A child without flags is not in it, so that most records are not taken apart at all. */
    private static final String FLAGS =
            "SELECT k.urn, k.id, p.flags::text FROM unnest($1::int[], $2::uuid[]) AS k(urn, id)"
                    + " CROSS JOIN LATERAL (SELECT record -> 'flags' AS flags FROM people own WHERE own.school_urn = k.urn"
                    + " AND own.pupil_id = k.id AND own.record -> 'flags' <> '[]' OFFSET 0) p";

    private static final TypeReference<List<PeopleRecord.Flag>> LIST_OF_FLAGS = new TypeReference<>() {};
    private static final String KEEP = "INSERT INTO people (school_urn, pupil_id, revision, record)"
            + " SELECT $1, p, r, d::jsonb FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS new(p, r, d)"
            + " ON CONFLICT (school_urn, pupil_id) DO UPDATE SET revision = excluded.revision, record = excluded.record"
            + " WHERE excluded.revision > people.revision RETURNING pupil_id";
    private static final String ERASE =
            "DELETE FROM people WHERE school_urn = $1 AND pupil_id = ANY($2::uuid[]) RETURNING pupil_id";

    // First key of the advisory locks, so that they cannot meet locks taken for other purposes.
    private static final String HOLD_STILL = "SELECT pg_advisory_xact_lock_shared(7656, urn)"
            + " FROM (SELECT DISTINCT urn FROM unnest($1::int[]) AS u(urn) ORDER BY urn) AS ordered";
    private static final String HOLD_ALONE = "SELECT pg_advisory_xact_lock(7656, $1)";

    private final ObjectMapper json;

    PeopleStore(ObjectMapper json) {
        this.json = json;
    }

    /** The records of those of the pupils that are known here. */
    public Uni<Map<UUID, PeopleRecord>> findAll(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, PeopleRecord> found = new HashMap<>();
                    for (Row row : rows) {
                        PeopleRecord record = read(row.getString(0));
                        found.put(record.pupilId(), record);
                    }
                    return found;
                });
    }

    /** The flags of those of the pupils who have any. */
    public Uni<Map<PupilKey, List<PeopleRecord.Flag>>> flags(SqlConnection transaction, Collection<PupilKey> pupils) {
        return transaction
                .preparedQuery(FLAGS)
                .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils)))
                .map(rows -> {
                    Map<PupilKey, List<PeopleRecord.Flag>> flags = new HashMap<>();
                    for (Row row : rows) {
                        flags.put(new PupilKey(row.getInteger(0), row.getUUID(1)), readFlags(row.getString(2)));
                    }
                    return flags;
                });
    }

    /** The record of one pupil. */
    public Uni<Optional<PeopleRecord>> find(SqlConnection transaction, int urn, UUID pupilId) {
        return findAll(transaction, urn, List.of(pupilId)).map(found -> Optional.ofNullable(found.get(pupilId)));
    }

    /**
     * Keeps the school's people as they are until the transaction ends. Who stores that something waits for a record
     * calls this first, so that it cannot miss the record that is being stored at the same moment.
     */
    public Uni<Void> holdStill(SqlConnection transaction, int urn) {
        return holdStill(transaction, List.of(urn));
    }

    /** Keeps the people of several schools as they are, in the order of their numbers. */
    public Uni<Void> holdStill(SqlConnection transaction, Collection<Integer> urns) {
        return transaction
                .preparedQuery(HOLD_STILL)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** Waits for those who hold the school's people still, and lets nobody else in until the transaction ends. */
    Uni<Void> holdAlone(SqlConnection transaction, int urn) {
        return transaction.preparedQuery(HOLD_ALONE).execute(Tuple.of(urn)).replaceWithVoid();
    }

    /** Stores records of one school, at most one per pupil; says which were newer than what was known. */
    Uni<List<UUID>> keep(SqlConnection transaction, int urn, Collection<PeopleRecord> records) {
        return records.isEmpty()
                ? Uni.createFrom().item(List.of())
                : changed(
                        transaction,
                        KEEP,
                        Tuple.of(
                                urn,
                                records.stream().map(PeopleRecord::pupilId).toArray(UUID[]::new),
                                records.stream().map(PeopleRecord::revision).toArray(Long[]::new),
                                records.stream().map(this::write).toArray(String[]::new)));
    }

    /** Erases pupils of one school; says which had been known. */
    Uni<List<UUID>> erase(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return pupilIds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : changed(transaction, ERASE, Tuple.of(urn, pupilIds.toArray(UUID[]::new)));
    }

    private static Uni<List<UUID>> changed(SqlConnection transaction, String statement, Tuple values) {
        return transaction.preparedQuery(statement).execute(values).map(rows -> {
            List<UUID> changed = new ArrayList<>();
            for (Row row : rows) {
                changed.add(row.getUUID(0));
            }
            return List.copyOf(changed);
        });
    }

    private PeopleRecord read(String text) {
        try {
            return json.readValue(text, PeopleRecord.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<PeopleRecord.Flag> readFlags(String text) {
        try {
            return json.readValue(text, LIST_OF_FLAGS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(PeopleRecord record) {
        try {
            return json.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
