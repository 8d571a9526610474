package org.rollcall.reporting.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;

/** What the live streams tell, kept for a day so that a client can resume. */
@ApplicationScoped
public class LiveEventStore {
    /** The channel on which the database says that there is something new. */
    static final String CHANNEL = "live_event";

    /** A notice holds 8,000 bytes; of more schools than fit, none is named. */
    private static final int LONGEST_NOTICE = 7_900;

    // The lock is held to the end of the transaction, so that ids follow the order of commits and no reader skips one.
    // Rows get their ids after the sort, which waits for the lock.
    private static final String APPEND = """
            WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock(8084, 1)), told AS (
                INSERT INTO live_event (school_urn, kind, at, details, told_at)
                SELECT n.urn, n.kind, n.at, CASE n.kind
                    WHEN 'register-missing' THEN n.details::jsonb || jsonb_build_object('taken', EXISTS (
                        SELECT FROM mark_state m
                        WHERE m.school_urn = n.urn AND m.session_date = (n.details::jsonb->>'date')::date
                            AND m.session = n.details::jsonb->>'session'
                            AND m.class_id = (n.details::jsonb->>'classId')::uuid))
                    ELSE n.details::jsonb END, $5
                FROM held CROSS JOIN unnest($1::int[], $2::text[], $3::timestamptz[], $4::text[])
                    WITH ORDINALITY AS n(urn, kind, at, details, place)
                ORDER BY n.place
                RETURNING 1
            )
            SELECT pg_notify('live_event', $6) FROM (SELECT count(*) FROM told) AS counted
            """;
    // The limits keep both look-ups by key, school by school, whatever the planner believes.
    private static final String SINCE = """
            SELECT s.urn, e.id, e.kind, e.at, e.details::text
            FROM unnest($1::int[], $2::bigint[]) AS s(urn, last)
            CROSS JOIN LATERAL (
                SELECT * FROM live_event e WHERE e.school_urn = s.urn AND e.id > s.last ORDER BY e.id LIMIT $3
            ) e
            ORDER BY e.id LIMIT $3
            """;
    private static final String NEWEST = """
            SELECT s.urn, e.id FROM unnest($1::int[]) AS s(urn)
            CROSS JOIN LATERAL (
                SELECT e.id FROM live_event e WHERE e.school_urn = s.urn ORDER BY e.id DESC LIMIT 1
            ) e
            """;
    private static final String PRUNE = "DELETE FROM live_event WHERE school_urn = ANY($1) AND told_at < $2";

    private final ScopedDatabase database;
    private final ObjectMapper json;
    private final MachineClock clock;

    LiveEventStore(ScopedDatabase database, ObjectMapper json, MachineClock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Tells these to everybody who listens once the transaction commits; call it last. */
    public Uni<Void> append(SqlConnection transaction, List<LiveNote> notes) {
        if (notes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(
                notes.stream().map(LiveNote::urn).toArray(Integer[]::new),
                notes.stream().map(LiveNote::kind).toArray(String[]::new),
                notes.stream().map(note -> utc(note.at())).toArray(OffsetDateTime[]::new),
                notes.stream().map(note -> write(note.details())).toArray(String[]::new),
                utc(clock.now()),
                noticeOf(notes));
        return transaction.preparedQuery(APPEND).execute(values).replaceWithVoid();
    }

    /** The schools that a notice names; empty when it may be about any. */
    static Set<Integer> schoolsIn(String notice) {
        return notice.isEmpty()
                ? Set.of()
                : Arrays.stream(notice.split(",", -1)).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    static String noticeOf(List<LiveNote> notes) {
        String notice = notes.stream()
                .map(LiveNote::urn)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        return notice.length() > LONGEST_NOTICE ? "" : notice;
    }

    /** What schools told after the id given for each, oldest first, up to the limit. */
    Uni<List<LiveEvent>> since(Map<Integer, Long> lastBySchool, int limit) {
        List<Integer> urns = List.copyOf(lastBySchool.keySet());
        return database.inTransaction(
                Scope.schools(urns),
                transaction -> transaction
                        .preparedQuery(SINCE)
                        .execute(Tuple.of(
                                urns.toArray(Integer[]::new),
                                urns.stream().map(lastBySchool::get).toArray(Long[]::new),
                                limit))
                        .map(LiveEventStore::events));
    }

    /** The id of the newest event of each school; 0 for a school that told nothing. */
    Uni<Map<Integer, Long>> newest(Collection<Integer> urns) {
        return database.inTransaction(
                Scope.schools(urns),
                transaction -> transaction
                        .preparedQuery(NEWEST)
                        .execute(Tuple.of(urns.toArray(Integer[]::new)))
                        .map(rows -> {
                            Map<Integer, Long> newest = new HashMap<>();
                            urns.forEach(urn -> newest.put(urn, 0L));
                            for (Row row : rows) {
                                newest.put(row.getInteger(0), row.getLong(1));
                            }
                            return newest;
                        }));
    }

    /** Forgets what these schools told before the instant. */
    Uni<Void> prune(Collection<Integer> urns, Instant before) {
        return database.inTransaction(
                Scope.schools(urns),
                transaction -> transaction
                        .preparedQuery(PRUNE)
                        .execute(Tuple.of(urns.toArray(Integer[]::new), utc(before)))
                        .replaceWithVoid());
    }

    private static List<LiveEvent> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new LiveEvent(
                        row.getInteger(0),
                        row.getLong(1),
                        row.getString(2),
                        row.getOffsetDateTime(3).toInstant(),
                        row.getString(4)))
                .toList();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private String write(Map<String, Object> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
