package org.rollcall.register.closing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.marking.DeadlineRules;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.EverySchool;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.RegisterPractice;
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
    private static final String PLAN = "UPDATE school_session SET chase_at = $4, chase_clause = $5"
            + " WHERE school_urn = $1 AND session_date = $2 AND session = $3 AND window_no = $6";

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
                .chain(asked -> Multi.createFrom()
                        .iterable(asked)
                        .onItem()
                        .transformToUniAndConcatenate(this::planned)
                        .collect()
                        .asList())
                .chain(this::keep);
    }

    @Override
    public Uni<Void> rearm(Instant after) {
        return Uni.createFrom().voidItem();
    }

    private Uni<Tuple> planned(Asked asked) {
        return snapshots
                .current(asked.urn())
                .map(school -> Tuple.of(
                        asked.urn(),
                        asked.session().date(),
                        asked.session().session().name(),
                        utc(DeadlineRules.chasedAt(school, asked.session(), asked.yearGroup())),
                        clause(school, asked.session()),
                        asked.window()));
    }

    private Uni<Void> keep(List<Tuple> planned) {
        return planned.isEmpty()
                ? Uni.createFrom().voidItem()
                : schools.scope()
                        .chain(scope -> database.inTransaction(
                                scope,
                                transaction -> transaction
                                        .preparedQuery(PLAN)
                                        .executeBatch(planned)
                                        .replaceWithVoid()));
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
