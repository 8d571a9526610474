package org.rollcall.reporting.summary;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.reporting.standing.StandingStore;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Attendance figures of a trust's schools together, for the people of the trust. */
@Path("/api/v1/trusts/{uid}/summary")
@Authenticated
public class TrustSummaryResource {
    private final CurrentCaller caller;
    private final SchoolClock clock;
    private final ScopedDatabase database;
    private final StandingStore standing;
    private final SummariseAttendance summarise;

    TrustSummaryResource(
            CurrentCaller caller,
            SchoolClock clock,
            ScopedDatabase database,
            StandingStore standing,
            SummariseAttendance summarise) {
        this.caller = caller;
        this.clock = clock;
        this.database = database;
        this.standing = standing;
        this.summarise = summarise;
    }

    /** The figures from the first to the last day, by school unless asked otherwise; small groups are left out. */
    @GET
    public Uni<Summary> read(
            @PathParam("uid") String uid,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("by") @Nullable String by) {
        SummaryRequest asked = SummaryRequest.read(from, to, by, Breakdown.SCHOOL, clock.today());
        caller.get().require(uid, "trust", Role.CENTRAL, Role.DATA_MANAGER, Role.TRUSTEE);
        if (asked.by().isTooFineForTrust()) {
            throw Problem.forbidden("A trust sees schools and cohorts, not classes or pupils.");
        }
        SummaryRequest request = asked.checked();
        return schools(uid)
                .chain(schools -> database.inTransaction(
                        Scope.schools(schools.stream().map(SchoolName::urn).toList()),
                        transaction -> summarise.of(transaction, schools, request)))
                .map(rows -> Summary.of(request.period(), request.by(), SuppressionRules.apply(rows)));
    }

    private Uni<List<SchoolName>> schools(String uid) {
        return database.inTransaction(Scope.schools(Set.of()), transaction -> standing.ofTrust(transaction, uid));
    }
}
