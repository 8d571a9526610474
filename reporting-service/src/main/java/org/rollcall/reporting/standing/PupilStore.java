package org.rollcall.reporting.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.rollcall.events.register.PeopleRecord;

/**
 * What a pupil is counted under. The admission register and the people records tell one half each, in either order; of
 * the people records only sex, ethnicity and flags are kept.
 */
@ApplicationScoped
public class PupilStore {
    private static final String ROLL = """
            INSERT INTO pupil AS t (school_urn, pupil_id, year_group, class_id, roll_revision)
            SELECT DISTINCT ON (urn, id) *
            FROM unnest($1::int[], $2::uuid[], $3::int[], $4::uuid[], $5::bigint[])
                AS i(urn, id, year_group, class_id, revision)
            ORDER BY urn, id, revision DESC
            ON CONFLICT (school_urn, pupil_id) DO UPDATE SET year_group = excluded.year_group,
                class_id = excluded.class_id, roll_revision = excluded.roll_revision
            WHERE t.roll_revision < excluded.roll_revision AND NOT t.purged
            RETURNING new.school_urn, new.pupil_id,
                (old.year_group, old.class_id) IS DISTINCT FROM (new.year_group, new.class_id)
            """;
    private static final String PEOPLE = """
            INSERT INTO pupil AS t (school_urn, pupil_id, sex, ethnicity, flags, people_revision)
            SELECT DISTINCT ON (urn, id) urn, id, sex, ethnicity, flags::jsonb, revision
            FROM unnest($1::int[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                AS i(urn, id, sex, ethnicity, flags, revision)
            ORDER BY urn, id, revision DESC
            ON CONFLICT (school_urn, pupil_id) DO UPDATE SET sex = excluded.sex, ethnicity = excluded.ethnicity,
                flags = excluded.flags, people_revision = excluded.people_revision
            WHERE t.people_revision < excluded.people_revision AND NOT t.purged
            """;
    // The row stays, empty, so that a late event brings nothing back.
    private static final String FORGET = """
            INSERT INTO pupil AS t (school_urn, pupil_id, purged)
            SELECT DISTINCT urn, id, true FROM unnest($1::int[], $2::uuid[]) AS i(urn, id)
            ON CONFLICT (school_urn, pupil_id) DO UPDATE SET year_group = NULL, class_id = NULL, sex = NULL,
                ethnicity = NULL, flags = '[]', purged = true
            """;

    private final ObjectMapper json;

    PupilStore(ObjectMapper json) {
        this.json = json;
    }

    /** Takes in entries of the admission register; the answer names the pupils who changed year group or class. */
    public Uni<List<SchoolKey>> putRoll(SqlConnection transaction, List<RollEntry> entries) {
        return entries.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(ROLL)
                        .execute(Tuple.of(
                                entries.stream().map(RollEntry::urn).toArray(Integer[]::new),
                                entries.stream().map(RollEntry::pupilId).toArray(UUID[]::new),
                                entries.stream().map(RollEntry::yearGroup).toArray(Integer[]::new),
                                entries.stream().map(RollEntry::classId).toArray(UUID[]::new),
                                entries.stream().map(RollEntry::revision).toArray(Long[]::new)))
                        .map(StandingStore::changedKeys);
    }

    /** Takes in the characteristics of pupils. */
    public Uni<Void> putPeople(SqlConnection transaction, List<PeopleRecord> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(PEOPLE)
                        .execute(Tuple.of(
                                people.stream().map(PeopleRecord::urn).toArray(Integer[]::new),
                                people.stream().map(PeopleRecord::pupilId).toArray(UUID[]::new),
                                people.stream().map(PeopleRecord::sex).toArray(String[]::new),
                                people.stream().map(PeopleRecord::ethnicity).toArray(String[]::new),
                                people.stream().map(p -> write(p.flags())).toArray(String[]::new),
                                people.stream().map(PeopleRecord::revision).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** Erases the characteristics of pupils for good. */
    public Uni<Void> forget(SqlConnection transaction, List<SchoolKey> pupils) {
        return pupils.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.of(SchoolKey.urns(pupils), SchoolKey.ids(pupils)))
                        .replaceWithVoid();
    }

    private String write(List<PeopleRecord.Flag> flags) {
        try {
            return json.writeValueAsString(flags);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
