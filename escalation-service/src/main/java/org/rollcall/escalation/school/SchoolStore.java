package org.rollcall.escalation.school;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.CalendarYear;

/** Keeps the highest revision of each school and of each year of its calendar. */
@ApplicationScoped
public class SchoolStore {
    /** First key of the advisory locks by which the work about one school goes one after another. */
    private static final int LOCK_SPACE = 8_301;

    private static final String LOCK = "SELECT pg_advisory_xact_lock(" + LOCK_SPACE
            + ", urn) FROM (SELECT DISTINCT urn FROM unnest($1::int[]) AS u(urn) ORDER BY urn) AS ordered";
    private static final String KEEP_SCHOOL = "INSERT INTO school (urn, revision, name, la_code, trust_uid, policies,"
            + " sessions, phase) VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7::text::jsonb, $8)"
            + " ON CONFLICT (urn) DO UPDATE SET"
            + " revision = excluded.revision, name = excluded.name, la_code = excluded.la_code,"
            + " trust_uid = excluded.trust_uid, policies = excluded.policies, sessions = excluded.sessions,"
            + " phase = excluded.phase"
            + " WHERE school.revision < excluded.revision";
    private static final String KEEP_CALENDAR = "INSERT INTO school_calendar (school_urn, year, revision, terms,"
            + " closures) VALUES ($1, $2, $3, $4::text::jsonb, $5::text::jsonb) ON CONFLICT (school_urn, year)"
            + " DO UPDATE SET revision = excluded.revision, terms = excluded.terms, closures = excluded.closures"
            + " WHERE school_calendar.revision < excluded.revision";
    private static final String HEARD = "INSERT INTO school_moment (school_urn, latest)"
            + " SELECT urn, latest FROM unnest($1::int[], $2::timestamptz[]) AS m(urn, latest) WHERE NOT EXISTS"
            + " (SELECT FROM school_moment known WHERE known.school_urn = m.urn AND known.latest >= m.latest)"
            + " ON CONFLICT (school_urn) DO UPDATE SET latest = excluded.latest"
            + " WHERE school_moment.latest < excluded.latest";
    private static final String EDITIONS = "SELECT s.urn, m.latest, s.revision || coalesce((SELECT string_agg("
            + "' ' || c.year || ' ' || c.revision, '' ORDER BY c.year) FROM school_calendar c"
            + " WHERE c.school_urn = s.urn), '') AS edition FROM school s"
            + " LEFT JOIN school_moment m ON m.school_urn = s.urn WHERE s.urn = ANY ($1::int[])";
    private static final String FIND = "SELECT s.urn, s.name, s.la_code, s.policies::text AS policies,"
            + " s.sessions::text AS sessions, c.year, c.terms::text AS terms, c.closures::text AS closures"
            + " FROM school s LEFT JOIN school_calendar c ON c.school_urn = s.urn WHERE s.urn = ANY ($1::int[])"
            + " ORDER BY s.urn, c.year";
    private static final TypeReference<List<SchoolConfigured.Policy>> POLICIES = new TypeReference<>() {};
    private static final TypeReference<List<SchoolConfigured.Times>> TIMES = new TypeReference<>() {};
    private static final TypeReference<List<CalendarChanged.Term>> TERMS = new TypeReference<>() {};
    private static final TypeReference<List<CalendarChanged.Closure>> CLOSURES = new TypeReference<>() {};

    /** Schools whose calendars stay in memory; one takes about a tenth of a megabyte. */
    private static final int REMEMBERED = 256;

    /** A school in the revisions of its entry and of its calendar's years; one edition never changes. */
    private record Edition(int urn, String revisions) {}

    private final JsonColumn json;
    private final Cache<Edition, School> remembered =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SchoolStore(JsonColumn json) {
        this.json = json;
    }

    /** Waits until no other transaction works on these schools' findings, and keeps others waiting to the end. */
    public Uni<Void> lock(SqlConnection transaction, Collection<Integer> urns) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** Notes the latest moments that events of schools have told of. */
    public Uni<Void> heard(SqlConnection transaction, Map<Integer, Instant> moments) {
        return moments.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(HEARD)
                        .execute(Tuple.of(
                                moments.keySet().toArray(Integer[]::new),
                                moments.values().stream()
                                        .map(moment -> moment.atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new)))
                        .replaceWithVoid();
    }

    /** Keeps what is newer than known. */
    public Uni<Void> keepSchools(SqlConnection transaction, List<SchoolConfigured> schools) {
        return schools.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP_SCHOOL)
                        .executeBatch(schools.stream().map(this::tuple).toList())
                        .replaceWithVoid();
    }

    /** Keeps what is newer than known. */
    public Uni<Void> keepCalendars(SqlConnection transaction, List<CalendarChanged> calendars) {
        return calendars.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(KEEP_CALENDAR)
                        .executeBatch(calendars.stream().map(this::tuple).toList())
                        .replaceWithVoid();
    }

    /** The schools among these that are known. */
    public Uni<Map<Integer, School>> find(SqlConnection transaction, Collection<Integer> urns) {
        return transaction
                .preparedQuery(EDITIONS)
                .execute(Tuple.of(urns.toArray(Integer[]::new)))
                .map(SchoolStore::editions)
                .chain(heard -> read(transaction, heard.keySet()).map(schools -> {
                    Map<Integer, School> found = new HashMap<>();
                    heard.forEach((edition, until) -> Optional.ofNullable(schools.get(edition))
                            .ifPresent(school -> found.put(edition.urn(), school.heardUntil(until.orElse(null)))));
                    return found;
                }));
    }

    /** Each school's present edition, with the latest moment heard of. */
    private static Map<Edition, Optional<Instant>> editions(RowSet<Row> rows) {
        Map<Edition, Optional<Instant>> heard = new HashMap<>();
        for (Row row : rows) {
            heard.put(
                    new Edition(row.getInteger("urn"), row.getString("edition")),
                    Optional.ofNullable(row.getOffsetDateTime("latest")).map(OffsetDateTime::toInstant));
        }
        return heard;
    }

    private Uni<Map<Edition, School>> read(SqlConnection transaction, Set<Edition> editions) {
        Map<Edition, School> schools = new HashMap<>(remembered.getAllPresent(editions));
        Map<Integer, Edition> unread = editions.stream()
                .filter(edition -> !schools.containsKey(edition))
                .collect(Collectors.toMap(Edition::urn, Function.identity()));
        if (unread.isEmpty()) {
            return Uni.createFrom().item(schools);
        }
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(unread.keySet().toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, List<Row>> bySchool = new HashMap<>();
                    for (Row row : rows) {
                        bySchool.computeIfAbsent(row.getInteger("urn"), urn -> new ArrayList<>())
                                .add(row);
                    }
                    bySchool.forEach((urn, own) -> schools.put(unread.get(urn), school(urn, own)));
                    remembered.putAll(schools);
                    return schools;
                });
    }

    private School school(int urn, List<Row> rows) {
        Row first = rows.getFirst();
        List<CalendarYear> years = rows.stream()
                .filter(row -> row.getString("year") != null)
                .map(row -> PublishedCalendar.year(
                        row.getString("year"),
                        json.read(row.getString("terms"), TERMS),
                        json.read(row.getString("closures"), CLOSURES)))
                .toList();
        return new School(
                urn,
                first.getString("name"),
                first.getString("la_code"),
                json.read(first.getString("policies"), POLICIES),
                years.isEmpty() ? null : PublishedCalendar.of(years, json.read(first.getString("sessions"), TIMES)),
                null);
    }

    private Tuple tuple(SchoolConfigured school) {
        return Tuple.tuple()
                .addInteger(school.urn())
                .addLong(school.revision())
                .addString(school.name())
                .addString(school.laCode())
                .addString(school.trustUid())
                .addString(json.write(school.policies()))
                .addString(json.write(school.sessions()))
                .addString(school.phase());
    }

    private Tuple tuple(CalendarChanged calendar) {
        return Tuple.tuple()
                .addInteger(calendar.urn())
                .addString(calendar.year())
                .addLong(calendar.revision())
                .addString(json.write(calendar.terms()))
                .addString(json.write(calendar.closures()));
    }
}
