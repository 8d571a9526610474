package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.register.calendar.CalendarText;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.SchoolSnapshot.SchoolClass;
import org.rollcall.register.school.PolicyCatalogue;
import org.rollcall.register.school.TimesText;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.DatedTimes;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;

/** Loads a school's snapshot. */
@ApplicationScoped
class SnapshotStore {
    private static final String CALENDARS = "SELECT year, body FROM calendar_year WHERE school_urn = $1";
    private static final String TIMES = "SELECT from_date, am_opens, am_late, am_closes, pm_opens, pm_late, pm_closes,"
            + " exceptions FROM school_times WHERE school_urn = $1";
    private static final String POLICIES =
            "SELECT from_date, policy_id, settings FROM school_policy WHERE school_urn = $1";
    private static final String CLASSES =
            "SELECT class_id, name, year_group, teachers FROM school_class WHERE school_urn = $1";
    private static final String PUPILS = "SELECT pupil_id, legal_forename || ' ' || legal_surname AS name, upn,"
            + " start_date, last_day, dual FROM pupil WHERE school_urn = $1"
            + " ORDER BY legal_surname, legal_forename, pupil_id";
    // Not joined with the pupils in the statement: right after a large import the planner knows nothing of their number
    // and compares each pupil with each placement.
    private static final String PLACEMENTS =
            "SELECT pupil_id, from_date, class_id, year_group FROM placement WHERE school_urn = $1 ORDER BY from_date";
    private static final String STAYS = "SELECT pupil_id, start_date, last_day FROM deletion WHERE school_urn = $1";

    private final ScopedDatabase database;
    private final CalendarText text;
    private final EntryText entries;
    private final PolicyCatalogue catalogue;

    SnapshotStore(ScopedDatabase database, CalendarText text, EntryText entries, PolicyCatalogue catalogue) {
        this.database = database;
        this.text = text;
        this.entries = entries;
        this.catalogue = catalogue;
    }

    Uni<SchoolSnapshot> load(int urn) {
        // The revision is read first: rows read after it can only be newer, and then the guard asks again.
        return database.inTransaction(
                Scope.school(urn),
                transaction -> all(transaction, Snapshots.REVISION, urn)
                        .map(Snapshots::revision)
                        .chain(revision -> all(transaction, POLICIES, urn)
                                .map(this::policies)
                                .chain(policies -> calendar(transaction, urn)
                                        .chain(calendar -> classes(transaction, urn)
                                                .chain(classes -> pupils(transaction, urn)
                                                        .map(pupils -> SchoolSnapshot.of(
                                                                urn, revision, policies, calendar, classes,
                                                                pupils)))))));
    }

    private NavigableMap<LocalDate, PolicyProfile> policies(RowSet<Row> rows) {
        NavigableMap<LocalDate, PolicyProfile> policies = new TreeMap<>();
        for (Row row : rows) {
            Map<String, String> settings = new HashMap<>();
            new JsonObject(row.getString(2))
                    .forEach(answer -> settings.put(answer.getKey(), String.valueOf(answer.getValue())));
            policies.put(row.getLocalDate(0), catalogue.answered(row.getString(1), settings));
        }
        return policies;
    }

    private Uni<SchoolCalendar> calendar(SqlConnection transaction, int urn) {
        return all(transaction, CALENDARS, urn)
                .chain(years ->
                        all(transaction, TIMES, urn).map(times -> SchoolCalendar.of(years(years), times(times))));
    }

    private List<CalendarYear> years(RowSet<Row> rows) {
        List<CalendarYear> years = new ArrayList<>();
        rows.forEach(row -> years.add(text.read(row.getString("year"), row.getString("body"))));
        return years;
    }

    private static List<DatedTimes> times(RowSet<Row> rows) {
        List<DatedTimes> times = new ArrayList<>();
        rows.forEach(row -> times.add(new DatedTimes(
                row.getLocalDate(0),
                Map.of(
                        Session.AM,
                        new SessionTimes(row.getLocalTime(1), row.getLocalTime(2), row.getLocalTime(3)),
                        Session.PM,
                        new SessionTimes(row.getLocalTime(4), row.getLocalTime(5), row.getLocalTime(6))),
                TimesText.read(row.getString(7)))));
        return times;
    }

    private static Uni<Map<UUID, SchoolClass>> classes(SqlConnection transaction, int urn) {
        return all(transaction, CLASSES, urn).map(rows -> {
            Map<UUID, SchoolClass> classes = new HashMap<>();
            rows.forEach(row -> classes.put(
                    row.getUUID(0),
                    new SchoolClass(
                            row.getString(1),
                            row.getInteger(2),
                            new JsonArray(row.getString(3))
                                    .stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet()))));
            return Map.copyOf(classes);
        });
    }

    private Uni<Map<UUID, Pupil>> pupils(SqlConnection transaction, int urn) {
        return all(transaction, STAYS, urn)
                .map(SnapshotStore::stays)
                .chain(stays -> all(transaction, PLACEMENTS, urn)
                        .map(SnapshotStore::placements)
                        .chain(placements ->
                                all(transaction, PUPILS, urn).map(rows -> pupils(rows, stays, placements))));
    }

    private static Map<UUID, List<SchoolSnapshot.Stay>> stays(RowSet<Row> rows) {
        Map<UUID, List<SchoolSnapshot.Stay>> stays = new HashMap<>();
        rows.forEach(row -> stays.computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                .add(new SchoolSnapshot.Stay(row.getLocalDate(1), row.getLocalDate(2))));
        return stays;
    }

    private static Map<UUID, List<Placement>> placements(RowSet<Row> rows) {
        Map<UUID, List<Placement>> placements = new HashMap<>();
        rows.forEach(row -> placements
                .computeIfAbsent(row.getUUID(0), id -> new ArrayList<>())
                .add(new Placement(row.getLocalDate(1), row.getUUID(2), row.getInteger(3))));
        return placements;
    }

    private Map<UUID, Pupil> pupils(
            RowSet<Row> rows, Map<UUID, List<SchoolSnapshot.Stay>> stays, Map<UUID, List<Placement>> placements) {
        Map<UUID, Pupil> pupils = new LinkedHashMap<>();
        for (Row row : rows) {
            UUID id = row.getUUID("pupil_id");
            List<Placement> placed = placements.get(id);
            if (placed != null) {
                pupils.put(
                        id,
                        new Pupil(
                                id,
                                row.getString("name"),
                                row.getString("upn"),
                                row.getLocalDate("start_date"),
                                row.getLocalDate("last_day"),
                                stays.getOrDefault(id, List.of()),
                                entries.readDual(row.getString("dual")),
                                placed));
            }
        }
        return pupils;
    }

    private static Uni<RowSet<Row>> all(SqlConnection transaction, String query, int urn) {
        return transaction.preparedQuery(query).execute(Tuple.of(urn));
    }
}
