package org.rollcall.leave.school;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.events.register.SchoolConfigured;

/** Writes the copies; the highest revision stays, in whatever order events come. */
@ApplicationScoped
class RollStore {
    private static final String SCHOOL = "INSERT INTO school (school_urn, revision, policies, trust_uid)"
            + " VALUES ($1, $2, $3, $4) ON CONFLICT (school_urn) DO UPDATE"
            + " SET revision = excluded.revision, policies = excluded.policies, trust_uid = excluded.trust_uid"
            + " WHERE school.revision < excluded.revision";
    private static final String CALENDAR =
            "INSERT INTO calendar_year (school_urn, year, revision, calendar) VALUES ($1, $2, $3, $4)"
                    + " ON CONFLICT (school_urn, year) DO UPDATE"
                    + " SET revision = excluded.revision, calendar = excluded.calendar"
                    + " WHERE calendar_year.revision < excluded.revision";
    private static final String ENTRY = "INSERT INTO pupil"
            + " (school_urn, pupil_id, entry_revision, year_group, start_date, entry_last_day)"
            + " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (school_urn, pupil_id) DO UPDATE"
            + " SET entry_revision = excluded.entry_revision, year_group = excluded.year_group,"
            + " start_date = excluded.start_date, entry_last_day = excluded.entry_last_day"
            + " WHERE pupil.entry_revision < excluded.entry_revision";
    private static final String DELETION =
            "INSERT INTO pupil (school_urn, pupil_id, deletion_revision, deletion_last_day) VALUES ($1, $2, $3, $4)"
                    + " ON CONFLICT (school_urn, pupil_id) DO UPDATE"
                    + " SET deletion_revision = excluded.deletion_revision,"
                    + " deletion_last_day = excluded.deletion_last_day"
                    + " WHERE pupil.deletion_revision < excluded.deletion_revision";
    private static final String ERASE = "DELETE FROM leave_request WHERE school_urn = $1 AND pupil_id = $2";
    private static final String ERASE_PASSES = "DELETE FROM lunch_pass WHERE school_urn = $1 AND pupil_id = $2";

    private final ObjectMapper json;

    RollStore(ObjectMapper json) {
        this.json = json;
    }

    Uni<Void> keep(SqlConnection transaction, SchoolConfigured school) {
        return run(transaction, SCHOOL, school.urn(), school.revision(), write(school.policies()), school.trustUid());
    }

    Uni<Void> keep(SqlConnection transaction, CalendarChanged calendar) {
        return run(transaction, CALENDAR, calendar.urn(), calendar.year(), calendar.revision(), write(calendar));
    }

    Uni<Void> keep(SqlConnection transaction, PupilAdmitted pupil) {
        return run(
                transaction,
                ENTRY,
                pupil.urn(),
                pupil.pupilId(),
                pupil.revision(),
                pupil.yearGroup(),
                pupil.startDate(),
                pupil.lastDay());
    }

    Uni<Void> keep(SqlConnection transaction, PupilUpdated pupil) {
        return run(
                transaction,
                ENTRY,
                pupil.urn(),
                pupil.pupilId(),
                pupil.revision(),
                pupil.yearGroup(),
                pupil.startDate(),
                pupil.lastDay());
    }

    Uni<Void> keep(SqlConnection transaction, PupilDeleted pupil) {
        return run(transaction, DELETION, pupil.urn(), pupil.pupilId(), pupil.revision(), pupil.lastDay());
    }

    /** Erases the pupil's requests and passes; an empty entry stays, so that an event that comes late brings nobody back. */
    Uni<Void> purge(SqlConnection transaction, PupilPurged pupil) {
        return run(transaction, ERASE, pupil.urn(), pupil.pupilId())
                .chain(() -> run(transaction, ERASE_PASSES, pupil.urn(), pupil.pupilId()))
                .chain(() -> run(transaction, ENTRY, pupil.urn(), pupil.pupilId(), pupil.revision(), null, null, null));
    }

    private static Uni<Void> run(SqlConnection transaction, String statement, @Nullable Object... values) {
        return transaction
                .preparedQuery(statement)
                .execute(Tuple.from(Arrays.asList(values)))
                .replaceWithVoid();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
