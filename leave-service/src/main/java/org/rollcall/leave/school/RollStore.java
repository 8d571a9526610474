package org.rollcall.leave.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.SchoolConfigured;

/** Writes the copies, each kind with one statement; the highest revision stays, in whatever order events come. */
@ApplicationScoped
class RollStore {
    private static final String SCHOOLS = """
            INSERT INTO school AS t (school_urn, revision, policies, trust_uid)
            SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[], $4::text[])
            ON CONFLICT (school_urn) DO UPDATE
            SET revision = excluded.revision, policies = excluded.policies, trust_uid = excluded.trust_uid
            WHERE t.revision < excluded.revision
            """;
    private static final String CALENDARS = """
            INSERT INTO calendar_year AS t (school_urn, year, revision, calendar)
            SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[], $4::text[])
            ON CONFLICT (school_urn, year) DO UPDATE SET revision = excluded.revision, calendar = excluded.calendar
            WHERE t.revision < excluded.revision
            """;
    // Entry and deletion have revisions of their own: each half goes by its own.
    private static final String ROLL = """
            INSERT INTO pupil AS t (school_urn, pupil_id, entry_revision, year_group, start_date, entry_last_day,
                                    deletion_revision, deletion_last_day)
            SELECT * FROM unnest($1::int[], $2::uuid[], $3::bigint[], $4::int[], $5::date[], $6::date[], $7::bigint[],
                                 $8::date[])
            ON CONFLICT (school_urn, pupil_id) DO UPDATE SET
                entry_revision = greatest(t.entry_revision, excluded.entry_revision),
                year_group = CASE WHEN t.entry_revision < excluded.entry_revision
                    THEN excluded.year_group ELSE t.year_group END,
                start_date = CASE WHEN t.entry_revision < excluded.entry_revision
                    THEN excluded.start_date ELSE t.start_date END,
                entry_last_day = CASE WHEN t.entry_revision < excluded.entry_revision
                    THEN excluded.entry_last_day ELSE t.entry_last_day END,
                deletion_revision = greatest(t.deletion_revision, excluded.deletion_revision),
                deletion_last_day = CASE WHEN t.deletion_revision < excluded.deletion_revision
                    THEN excluded.deletion_last_day ELSE t.deletion_last_day END
            WHERE t.entry_revision < excluded.entry_revision OR t.deletion_revision < excluded.deletion_revision
            """;
    private static final String ERASE = """
            WITH gone AS (SELECT * FROM unnest($1::int[], $2::uuid[]) AS x(urn, id)),
            requests AS (DELETE FROM leave_request t USING gone WHERE t.school_urn = gone.urn AND t.pupil_id = gone.id),
            passes AS (DELETE FROM lunch_pass t USING gone WHERE t.school_urn = gone.urn AND t.pupil_id = gone.id)
            UPDATE told_marks t SET (pupils, codes, revisions) = (
                SELECT coalesce(array_agg(m.pupil ORDER BY m.place), '{}'),
                    coalesce(array_agg(m.code ORDER BY m.place), '{}'),
                    coalesce(array_agg(m.revision ORDER BY m.place), '{}')
                FROM unnest(t.pupils, t.codes, t.revisions) WITH ORDINALITY AS m(pupil, code, revision, place)
                WHERE (t.school_urn, m.pupil) NOT IN (SELECT gone.urn, gone.id FROM gone)
            )
            WHERE t.school_urn = ANY($1) AND EXISTS (
                SELECT FROM unnest(t.pupils) AS m(pupil)
                WHERE (t.school_urn, m.pupil) IN (SELECT gone.urn, gone.id FROM gone))
            """;

    private final ObjectMapper json;

    RollStore(ObjectMapper json) {
        this.json = json;
    }

    /** Keeps schools, each named once. */
    Uni<Void> keepSchools(SqlConnection transaction, List<SchoolConfigured> schools) {
        return run(
                transaction,
                SCHOOLS,
                schools,
                Tuple.of(
                        column(schools, SchoolConfigured::urn, Integer[]::new),
                        column(schools, SchoolConfigured::revision, Long[]::new),
                        column(schools, school -> write(school.policies()), String[]::new),
                        column(schools, SchoolConfigured::trustUid, String[]::new)));
    }

    /** Keeps calendars, each year of a school named once. */
    Uni<Void> keepCalendars(SqlConnection transaction, List<CalendarChanged> calendars) {
        return run(
                transaction,
                CALENDARS,
                calendars,
                Tuple.of(
                        column(calendars, CalendarChanged::urn, Integer[]::new),
                        column(calendars, CalendarChanged::year, String[]::new),
                        column(calendars, CalendarChanged::revision, Long[]::new),
                        column(calendars, this::write, String[]::new)));
    }

    /** Keeps what became known of pupils' entries. */
    Uni<Void> keepRoll(SqlConnection transaction, SortedMap<RollChange.Pupil, RollChange> roll) {
        Collection<RollChange> changes = roll.values();
        return run(
                transaction,
                ROLL,
                changes,
                Tuple.tuple()
                        .addValue(column(roll.keySet(), RollChange.Pupil::urn, Integer[]::new))
                        .addValue(column(roll.keySet(), RollChange.Pupil::id, UUID[]::new))
                        .addValue(column(changes, change -> change.entry().revision(), Long[]::new))
                        .addValue(RollStore.<RollChange, @Nullable Integer>column(
                                changes, change -> change.entry().yearGroup(), Integer[]::new))
                        .addValue(RollStore.<RollChange, @Nullable LocalDate>column(
                                changes, change -> change.entry().startDate(), LocalDate[]::new))
                        .addValue(RollStore.<RollChange, @Nullable LocalDate>column(
                                changes, change -> change.entry().lastDay(), LocalDate[]::new))
                        .addValue(column(changes, change -> change.deletion().revision(), Long[]::new))
                        .addValue(RollStore.<RollChange, @Nullable LocalDate>column(
                                changes, change -> change.deletion().lastDay(), LocalDate[]::new)));
    }

    /** Erases the requests, passes and marks of pupils. */
    Uni<Void> erase(SqlConnection transaction, List<RollChange.Pupil> pupils) {
        return run(
                transaction,
                ERASE,
                pupils,
                Tuple.of(
                        column(pupils, RollChange.Pupil::urn, Integer[]::new),
                        column(pupils, RollChange.Pupil::id, UUID[]::new)));
    }

    private static Uni<Void> run(SqlConnection transaction, String statement, Collection<?> rows, Tuple columns) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction.preparedQuery(statement).execute(columns).replaceWithVoid();
    }

    private static <T, C extends @Nullable Object> C[] column(
            Collection<T> rows, Function<? super T, ? extends C> value, IntFunction<C[]> array) {
        return rows.stream().<C>map(value).toArray(array);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
