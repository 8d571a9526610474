package org.rollcall.register.closing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.marking.DeadlineRules;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.DueRows;
import org.rollcall.register.school.EverySchool;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.DueJob;

/**
 * Sets, shortly before a school's day begins, when its registers are chased: by the policy and the school's own answers as
 * they are that day, so that a change of them needs nothing else.
 */
@ApplicationScoped
public class PlanChases implements DueJob {
    private static final Duration BEFORE_OPENING = Duration.ofMinutes(1);
    private static final String NEXT = "SELECT min(opens_at) FROM school_session"
            + " WHERE chase_at IS NULL AND NOT close_told AND opens_at <= $1";
    // All of the day at once: one due instant for a school's day instead of one for each session.
    private static final String DUE = """
            SELECT s.school_urn, s.session_date, s.session, s.window_no, s.only_year_groups[1] AS year_group
              FROM school_session s
             WHERE s.chase_at IS NULL AND NOT s.close_told AND EXISTS (
                   SELECT FROM school_session f WHERE f.school_urn = s.school_urn AND f.session_date = s.session_date
                          AND f.chase_at IS NULL AND NOT f.close_told AND f.opens_at <= $1)
             ORDER BY s.school_urn, s.session_date, s.session, s.window_no""";
    private static final String PLAN = """
            UPDATE school_session s SET chase_at = k.chase_at, chase_clause = k.clause
              FROM unnest($1::int[], $2::date[], $3::text[], $4::timestamptz[], $5::text[], $6::int[])
                   AS k (urn, day, session, chase_at, clause, window_no)
             WHERE s.school_urn = k.urn AND s.session_date = k.day AND s.session = k.session
                   AND s.window_no = k.window_no""";

    private final EverySchool schools;
    private final Snapshots snapshots;
    private final ScopedDatabase database;

    PlanChases(EverySchool schools, Snapshots snapshots, ScopedDatabase database) {
        this.schools = schools;
        this.snapshots = snapshots;
        this.database = database;
    }

    /** A session to plan, or its window for year groups with times of their own. */
    private record Asked(
            int urn,
            SessionRef session,
            int window,
            @Nullable Integer yearGroup) {}

    @Override
    public Uni<Optional<Instant>> next(Instant until) {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(NEXT)
                                .execute(Tuple.of(utc(until.plus(BEFORE_OPENING))))
                                .map(rows -> Optional.ofNullable(
                                                rows.iterator().next().getOffsetDateTime(0))
                                        .map(opens -> opens.toInstant().minus(BEFORE_OPENING)))));
    }

    @Override
    public Uni<Void> run(Instant due) {
        return schools.scope()
                .chain(scope -> database.inTransaction(
                        scope,
                        transaction -> transaction
                                .preparedQuery(DUE)
                                .execute(Tuple.of(utc(due.plus(BEFORE_OPENING))))
                                .map(PlanChases::asked)))
                .chain(asked -> {
                    Map<Integer, List<Asked>> bySchool = asked.stream()
                            .collect(Collectors.groupingBy(Asked::urn, LinkedHashMap::new, Collectors.toList()));
                    return Multi.createFrom()
                            .iterable(DueRows.batches(List.copyOf(bySchool.keySet())))
                            .onItem()
                            .transformToUniAndConcatenate(urns -> plan(
                                    urns,
                                    urns.stream()
                                            .flatMap(urn -> bySchool.getOrDefault(urn, List.of()).stream())
                                            .toList()))
                            .collect()
                            .last()
                            .replaceWithVoid();
                });
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return Uni.createFrom().voidItem();
    }

    /** Plans the sessions of some schools. */
    private Uni<Void> plan(List<Integer> urns, List<Asked> sessions) {
        return snapshots.current(urns).chain(schools -> {
            List<Asked> known = sessions.stream()
                    .filter(asked -> schools.containsKey(asked.urn()))
                    .toList();
            OffsetDateTime[] at = known.stream()
                    .map(asked ->
                            utc(DeadlineRules.chasedAt(school(schools, asked), asked.session(), asked.yearGroup())))
                    .toArray(OffsetDateTime[]::new);
            String[] clauses = known.stream()
                    .map(asked -> clause(school(schools, asked), asked.session()))
                    .toArray(String[]::new);
            return database.inTransaction(
                            Scope.schools(urns),
                            transaction -> transaction
                                    .preparedQuery(PLAN)
                                    .execute(Tuple.tuple()
                                            .addArrayOfInteger(known.stream()
                                                    .map(Asked::urn)
                                                    .toArray(Integer[]::new))
                                            .addArrayOfLocalDate(known.stream()
                                                    .map(asked ->
                                                            asked.session().date())
                                                    .toArray(LocalDate[]::new))
                                            .addArrayOfString(known.stream()
                                                    .map(asked -> asked.session()
                                                            .session()
                                                            .name())
                                                    .toArray(String[]::new))
                                            .addArrayOfOffsetDateTime(at)
                                            .addArrayOfString(clauses)
                                            .addArrayOfInteger(known.stream()
                                                    .map(Asked::window)
                                                    .toArray(Integer[]::new)))
                                    .replaceWithVoid())
                    // Who could not be read is still to be planned, and must not count as done.
                    .invoke(() -> {
                        if (known.size() < sessions.size()) {
                            throw new IllegalStateException("some of the schools " + urns + " could not be read");
                        }
                    });
        });
    }

    private static SchoolSnapshot school(Map<Integer, SchoolSnapshot> schools, Asked asked) {
        return Objects.requireNonNull(schools.get(asked.urn()));
    }

    private static @Nullable String clause(SchoolSnapshot school, SessionRef session) {
        return school.policyOn(session.date())
                .practiceOn(session.date(), session.session(), RegisterPractice.Kind.MARKED_BY)
                .map(RegisterPractice::cite)
                .orElse(null);
    }

    private static List<Asked> asked(Iterable<Row> rows) {
        List<Asked> asked = new ArrayList<>();
        for (Row row : rows) {
            asked.add(new Asked(
                    row.getInteger(0),
                    new SessionRef(row.getLocalDate(1), Session.valueOf(row.getString(2))),
                    row.getInteger(3),
                    row.getInteger(4)));
        }
        return asked;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
