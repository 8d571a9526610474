package org.rollcall.escalation.task;

import io.smallrye.mutiny.Multi;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.JsonColumn;
import org.rollcall.escalation.school.PupilKey;

/** Keeps tasks; each origin has one. */
@ApplicationScoped
public class TaskStore {
    private static final String RAISE = "INSERT INTO task (school_urn, task_id, origin, kind, pupil_id, finding_id,"
            + " step, rule_id, clause, role, title, due, demands, state, created_at) SELECT urn, gen_random_uuid(),"
            + " origin, kind, \"pupilId\", \"findingId\", step, \"ruleId\", clause, role, title, due, demands, 'OPEN', $2"
            + " FROM jsonb_to_recordset($1::text::jsonb) AS t(urn int, origin text, kind text, \"pupilId\" uuid,"
            + " \"findingId\" uuid, step text, \"ruleId\" text, clause text, role text, title text, due date,"
            + " demands jsonb)"
            + " ON CONFLICT (school_urn, origin) DO NOTHING";
    private static final String DROP_OF_FINDINGS = "UPDATE task SET state = 'DROPPED', ended_at = $3"
            + " WHERE school_urn = $1 AND finding_id = ANY ($2::uuid[]) AND state = 'OPEN' AND kind <> 'AFTERMATH'";
    private static final String DROP_VISITS = "UPDATE task SET state = 'DROPPED', ended_at = $3"
            + " WHERE school_urn = $1 AND finding_id = ANY ($2::uuid[]) AND state = 'OPEN' AND kind = 'VISIT'";
    private static final String DROP_CONTACTS = "UPDATE task t SET state = 'DROPPED', ended_at = $3"
            + " FROM unnest($1::int[], $2::uuid[]) AS k(urn, id) WHERE t.school_urn = k.urn AND t.pupil_id = k.id"
            + " AND t.state = 'OPEN' AND t.kind = 'CONTACT'";
    private static final String DROP_OF_PUPILS = "UPDATE task SET state = 'DROPPED', ended_at = $3"
            + " WHERE school_urn = $1 AND pupil_id = ANY ($2::uuid[]) AND state = 'OPEN'";
    private static final String DROP_CODE = "UPDATE task SET state = 'DROPPED', ended_at = $3"
            + " WHERE school_urn = $1 AND origin = ANY ($2::text[]) AND state = 'OPEN'";
    private static final String OPEN_BY_ORIGIN = "SELECT t.school_urn, t.origin FROM unnest($1::int[], $2::text[])"
            + " AS k(urn, origin) CROSS JOIN LATERAL (SELECT school_urn, origin FROM task own"
            + " WHERE own.school_urn = k.urn AND own.origin = k.origin AND own.state = 'OPEN' OFFSET 0) t";
    private static final String COMPLETE_BY_ORIGIN = "UPDATE task SET state = 'DONE', ended_at = $3, ended_by = $4,"
            + " outcome = $5 WHERE school_urn = $1 AND origin = ANY ($2::text[]) AND state = 'OPEN'";
    private static final String SELECT = "SELECT school_urn, task_id, kind, pupil_id, finding_id, step, rule_id,"
            + " clause, role, title, due, demands::text AS demands, state, created_at FROM task ";
    private static final String LIST = SELECT + "WHERE school_urn = $1 AND ($2::text IS NULL OR role = $2)"
            + " AND ($3::date IS NULL OR due <= $3) AND ($4::uuid IS NULL OR pupil_id = $4)"
            + " AND ($5::text IS NULL OR state = $5) AND ($6::timestamptz IS NULL OR (created_at, task_id) < ($6, $7))"
            + " ORDER BY created_at DESC, task_id DESC LIMIT $8";
    private static final String FIND = SELECT + "WHERE school_urn = $1 AND task_id = $2 FOR UPDATE";
    private static final String OF_FINDINGS =
            SELECT + "WHERE school_urn = $1 AND finding_id = ANY" + " ($2::uuid[]) ORDER BY created_at, task_id";
    private static final String COMPLETE = "UPDATE task SET state = 'DONE', ended_at = $3, ended_by = $4,"
            + " outcome = $5, note = $6, record = $7::text::jsonb WHERE school_urn = $1 AND task_id = $2";

    private final JsonColumn json;

    TaskStore(JsonColumn json) {
        this.json = json;
    }

    /** Raises tasks whose origin has none yet; one statement. */
    public Uni<Void> raise(SqlConnection transaction, List<NewTask> tasks, Instant at) {
        return tasks.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(RAISE)
                        .execute(Tuple.of(json.write(tasks), utc(at)))
                        .replaceWithVoid();
    }

    /** Drops what is open of findings that no longer hold. */
    public Uni<Void> dropOf(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at) {
        return drop(transaction, DROP_OF_FINDINGS, urn, findingIds, at);
    }

    /** Drops the open visits of findings whose absence is over. */
    public Uni<Void> dropVisitsOf(SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at) {
        return drop(transaction, DROP_VISITS, urn, findingIds, at);
    }

    /** Drops the open calls about pupils whose parents have been reached or have reported. */
    public Uni<Void> dropContacts(SqlConnection transaction, Collection<PupilKey> pupils, Instant at) {
        return pupils.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(DROP_CONTACTS)
                        .execute(Tuple.of(PupilKey.urnArray(pupils), PupilKey.idArray(pupils), utc(at)))
                        .replaceWithVoid();
    }

    /** Drops everything that is asked about these pupils. */
    public Uni<Void> dropOfPupils(SqlConnection transaction, int urn, Collection<UUID> pupilIds, Instant at) {
        return transaction
                .preparedQuery(DROP_OF_PUPILS)
                .execute(Tuple.of(urn, pupilIds.toArray(UUID[]::new), utc(at)))
                .replaceWithVoid();
    }

    /** Drops open tasks by their origin. */
    public Uni<Void> dropByOrigin(SqlConnection transaction, int urn, Collection<String> origins, Instant at) {
        return origins.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(DROP_CODE)
                        .execute(Tuple.of(urn, origins.toArray(String[]::new), utc(at)))
                        .replaceWithVoid();
    }

    /** Drops open tasks of several schools by their origin; one look when none of them is open, as nearly always. */
    public Uni<Void> dropByOrigin(SqlConnection transaction, Map<Integer, List<String>> origins, Instant at) {
        List<Map.Entry<Integer, String>> all = origins.entrySet().stream()
                .flatMap(school -> school.getValue().stream().map(origin -> Map.entry(school.getKey(), origin)))
                .toList();
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(OPEN_BY_ORIGIN)
                        .execute(Tuple.of(
                                all.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                                all.stream().map(Map.Entry::getValue).toArray(String[]::new)))
                        .chain(rows -> {
                            Map<Integer, List<String>> open = new TreeMap<>();
                            for (Row row : rows) {
                                open.computeIfAbsent(row.getInteger(0), urn -> new ArrayList<>())
                                        .add(row.getString(1));
                            }
                            return Multi.createFrom()
                                    .iterable(open.entrySet())
                                    .onItem()
                                    .transformToUniAndConcatenate(
                                            school -> dropByOrigin(transaction, school.getKey(), school.getValue(), at))
                                    .collect()
                                    .last()
                                    .replaceWithVoid();
                        });
    }

    /** Tasks of a school, newest first. */
    public Uni<List<Task>> list(SqlConnection transaction, int urn, TaskFilter filter) {
        Instant before = filter.beforeAt();
        return transaction
                .preparedQuery(LIST)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addString(filter.role())
                        .addLocalDate(filter.due())
                        .addUUID(filter.pupilId())
                        .addString(
                                filter.state() == null ? null : filter.state().name())
                        .addOffsetDateTime(before == null ? null : utc(before))
                        .addUUID(filter.beforeId())
                        .addInteger(filter.limit()))
                .map(this::tasks);
    }

    /** Notes that what tasks asked for was done in another place. */
    public Uni<Void> completeByOrigin(
            SqlConnection transaction, int urn, Collection<String> origins, Instant at, String by, String outcome) {
        return transaction
                .preparedQuery(COMPLETE_BY_ORIGIN)
                .execute(Tuple.of(urn, origins.toArray(String[]::new), utc(at), by, outcome))
                .replaceWithVoid();
    }

    /** A task, held for change until the transaction ends. */
    public Uni<Optional<Task>> find(SqlConnection transaction, int urn, UUID taskId) {
        return transaction
                .preparedQuery(FIND)
                .execute(Tuple.of(urn, taskId))
                .map(rows -> tasks(rows).stream().findFirst());
    }

    /** The tasks of findings, oldest first. */
    public Uni<List<Task>> ofFindings(SqlConnection transaction, int urn, Collection<UUID> findingIds) {
        return transaction
                .preparedQuery(OF_FINDINGS)
                .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new)))
                .map(this::tasks);
    }

    /**
     * Notes that somebody did it.
     *
     * @param record what the task wanted on record; null where nothing in particular
     */
    public Uni<Void> complete(
            SqlConnection transaction,
            Task task,
            Instant at,
            String by,
            @Nullable String outcome,
            @Nullable String note,
            @Nullable Object record) {
        return transaction
                .preparedQuery(COMPLETE)
                .execute(Tuple.tuple()
                        .addInteger(task.urn())
                        .addUUID(task.taskId())
                        .addOffsetDateTime(utc(at))
                        .addString(by)
                        .addString(outcome)
                        .addString(note)
                        .addString(record == null ? null : json.write(record)))
                .replaceWithVoid();
    }

    private static Uni<Void> drop(
            SqlConnection transaction, String statement, int urn, Collection<UUID> findingIds, Instant at) {
        return findingIds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .preparedQuery(statement)
                        .execute(Tuple.of(urn, findingIds.toArray(UUID[]::new), utc(at)))
                        .replaceWithVoid();
    }

    private List<Task> tasks(RowSet<Row> rows) {
        List<Task> tasks = new ArrayList<>();
        for (Row row : rows) {
            String demands = row.getString("demands");
            tasks.add(new Task(
                    row.getInteger("school_urn"),
                    row.getUUID("task_id"),
                    TaskKind.valueOf(row.getString("kind")),
                    row.getUUID("pupil_id"),
                    row.getUUID("finding_id"),
                    row.getString("step"),
                    row.getString("rule_id"),
                    row.getString("clause"),
                    row.getString("role"),
                    row.getString("title"),
                    row.getLocalDate("due"),
                    demands == null ? null : json.read(demands, TaskDemands.class),
                    TaskState.valueOf(row.getString("state")),
                    row.getOffsetDateTime("created_at").toInstant()));
        }
        return tasks;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
