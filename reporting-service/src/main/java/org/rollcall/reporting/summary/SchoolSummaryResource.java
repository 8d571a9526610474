package org.rollcall.reporting.summary;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Attendance figures of a school, for its staff. */
@Path("/api/v1/schools/{urn:[0-9]{1,9}}/summary")
@Authenticated
public class SchoolSummaryResource {
    private static final Role[] STAFF = {
        Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.OFFICE, Role.TEACHER, Role.GOVERNOR, Role.FRONT_END
    };
    // Governors see figures, not children; a front end has no reader.
    private static final Role[] STAFF_WITH_PUPILS = {
        Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.OFFICE, Role.TEACHER
    };

    private final CurrentCaller caller;
    private final SchoolClock clock;
    private final ScopedDatabase database;
    private final SummariseAttendance summarise;
    private final AuditStore audit;

    SchoolSummaryResource(
            CurrentCaller caller,
            SchoolClock clock,
            ScopedDatabase database,
            SummariseAttendance summarise,
            AuditStore audit) {
        this.caller = caller;
        this.clock = clock;
        this.database = database;
        this.summarise = summarise;
        this.audit = audit;
    }

    /** The figures from the first to the last day, by day unless asked otherwise; a reading by pupil is noted. */
    @GET
    public Uni<Summary> read(
            @PathParam("urn") int urn,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by) {
        SummaryRequest asked = SummaryRequest.read(from, to, by, Breakdown.DAY, clock.today());
        Caller who = caller.get();
        Role as = who.require(urn, asked.by() == Breakdown.PUPIL ? STAFF_WITH_PUPILS : STAFF);
        SummaryRequest request = asked.checked();
        return database.inTransaction(
                Scope.school(urn),
                transaction -> note(transaction, urn, who, as, request)
                        .chain(() ->
                                summarise.of(transaction, List.of(new SchoolName(urn, String.valueOf(urn))), request))
                        .map(rows -> Summary.of(request.period(), request.by(), rows)));
    }

    private Uni<Void> note(SqlConnection transaction, int urn, Caller who, Role as, SummaryRequest request) {
        return request.by() == Breakdown.PUPIL
                ? audit.noteSummaryByPupil(transaction, urn, who, as, request.period())
                : Uni.createFrom().voidItem();
    }
}
