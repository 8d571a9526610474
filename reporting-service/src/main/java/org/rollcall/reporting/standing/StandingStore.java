package org.rollcall.reporting.standing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.events.register.SchoolConfigured;

/** Schools, classes and calendars, each at its highest revision. */
@ApplicationScoped
public class StandingStore {
    private static final String SCHOOLS = """
            INSERT INTO school AS t (urn, name, phase, la_code, trust_uid, revision)
            SELECT DISTINCT ON (urn) *
            FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
                AS i(urn, name, phase, la_code, trust_uid, revision)
            ORDER BY urn, revision DESC
            ON CONFLICT (urn) DO UPDATE SET name = excluded.name, phase = excluded.phase, la_code = excluded.la_code,
                trust_uid = excluded.trust_uid, revision = excluded.revision
            WHERE t.revision < excluded.revision
            """;
    private static final String CLASSES = """
            INSERT INTO school_class AS t (school_urn, class_id, name, year_group, revision)
            SELECT DISTINCT ON (urn, id) *
            FROM unnest($1::int[], $2::uuid[], $3::text[], $4::int[], $5::bigint[])
                AS i(urn, id, name, year_group, revision)
            ORDER BY urn, id, revision DESC
            ON CONFLICT (school_urn, class_id) DO UPDATE
            SET name = excluded.name, year_group = excluded.year_group, revision = excluded.revision
            WHERE t.revision < excluded.revision
            RETURNING new.school_urn, new.class_id, old.year_group IS DISTINCT FROM new.year_group
            """;
    private static final String CALENDARS = """
            INSERT INTO school_calendar AS t (school_urn, year, terms, revision)
            SELECT DISTINCT ON (urn, year) urn, year, terms::jsonb, revision
            FROM unnest($1::int[], $2::text[], $3::text[], $4::bigint[]) AS i(urn, year, terms, revision)
            ORDER BY urn, year, revision DESC
            ON CONFLICT (school_urn, year) DO UPDATE SET terms = excluded.terms, revision = excluded.revision
            WHERE t.revision < excluded.revision
            """;
    private static final String TERMS =
            "SELECT school_urn, year, terms FROM school_calendar WHERE school_urn = ANY($1) ORDER BY school_urn, year";
    private static final String OF_TRUST = "SELECT urn, name FROM school WHERE trust_uid = $1 ORDER BY urn";
    private static final String ALL = "SELECT urn, name FROM school ORDER BY urn";
    private static final String CLASS_NAMES =
            "SELECT class_id, name, school_urn FROM school_class WHERE school_urn = ANY($1)";

    private final ObjectMapper json;

    StandingStore(ObjectMapper json) {
        this.json = json;
    }

    /** Takes in schools. */
    public Uni<Void> putSchools(SqlConnection transaction, List<SchoolConfigured> schools) {
        return schools.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(SCHOOLS)
                        .execute(Tuple.of(
                                schools.stream().map(SchoolConfigured::urn).toArray(Integer[]::new),
                                schools.stream().map(SchoolConfigured::name).toArray(String[]::new),
                                schools.stream().map(SchoolConfigured::phase).toArray(String[]::new),
                                schools.stream().map(SchoolConfigured::laCode).toArray(String[]::new),
                                schools.stream().map(SchoolConfigured::trustUid).toArray(String[]::new),
                                schools.stream().map(SchoolConfigured::revision).toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** Takes in classes; the answer names those that are of another year group than was known. */
    public Uni<List<SchoolKey>> putClasses(SqlConnection transaction, List<ClassChanged> classes) {
        return classes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : transaction
                        .preparedQuery(CLASSES)
                        .execute(Tuple.of(
                                classes.stream().map(ClassChanged::urn).toArray(Integer[]::new),
                                classes.stream().map(ClassChanged::classId).toArray(UUID[]::new),
                                classes.stream().map(ClassChanged::name).toArray(String[]::new),
                                classes.stream().map(ClassChanged::yearGroup).toArray(Integer[]::new),
                                classes.stream().map(ClassChanged::revision).toArray(Long[]::new)))
                        .map(StandingStore::changedKeys);
    }

    /** Takes in calendars, each the whole of its year. */
    public Uni<Void> putCalendars(SqlConnection transaction, List<CalendarChanged> calendars) {
        return calendars.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(CALENDARS)
                        .execute(Tuple.of(
                                calendars.stream().map(CalendarChanged::urn).toArray(Integer[]::new),
                                calendars.stream().map(CalendarChanged::year).toArray(String[]::new),
                                calendars.stream().map(c -> write(c.terms())).toArray(String[]::new),
                                calendars.stream()
                                        .map(CalendarChanged::revision)
                                        .toArray(Long[]::new)))
                        .replaceWithVoid();
    }

    /** The published terms of the schools. */
    public Uni<List<SchoolTerms>> terms(SqlConnection transaction, List<Integer> urns) {
        return transaction
                .preparedQuery(TERMS)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .map(rows -> stream(rows)
                        .map(row -> new SchoolTerms(row.getInteger(0), row.getString(1), read(row.getJsonArray(2))))
                        .toList());
    }

    /** The schools of a trust. */
    public Uni<List<SchoolName>> ofTrust(SqlConnection transaction, String trustUid) {
        return transaction
                .preparedQuery(OF_TRUST)
                .execute(Tuple.of(trustUid))
                .map(rows -> stream(rows)
                        .map(row -> new SchoolName(row.getInteger(0), row.getString(1)))
                        .toList());
    }

    /** Every school that is known. */
    public Uni<List<SchoolName>> all(SqlConnection transaction) {
        return transaction
                .query(ALL)
                .execute()
                .map(rows -> stream(rows)
                        .map(row -> new SchoolName(row.getInteger(0), row.getString(1)))
                        .toList());
    }

    /** The names of the schools' classes. */
    public Uni<List<ClassName>> classNames(SqlConnection transaction, List<Integer> urns) {
        return transaction
                .preparedQuery(CLASS_NAMES)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .map(rows -> stream(rows)
                        .map(row -> new ClassName(row.getUUID(0), row.getString(1)))
                        .toList());
    }

    /** Reads rows of (school, id, whether it changed) and keeps the changed ones. */
    static List<SchoolKey> changedKeys(RowSet<Row> rows) {
        return stream(rows)
                .filter(row -> row.getBoolean(2))
                .map(row -> new SchoolKey(row.getInteger(0), row.getUUID(1)))
                .toList();
    }

    private static java.util.stream.Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private String write(List<CalendarChanged.Term> terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<CalendarChanged.Term> read(JsonArray terms) {
        try {
            return List.of(json.readValue(terms.encode(), CalendarChanged.Term[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
