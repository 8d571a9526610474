package org.rollcall.register.arrangement;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;

/** Visits, exclusions, dual registration and other reasons that are known before a register is taken. */
@Path("/api/v1/schools/{urn}/arrangements")
@Authenticated
public class ArrangementResource {
    private final CurrentCaller caller;
    private final Arrange arrange;
    private final ArrangementStore store;
    private final ScopedDatabase database;
    private final SchoolClock clock;

    ArrangementResource(
            CurrentCaller caller, Arrange arrange, ArrangementStore store, ScopedDatabase database, SchoolClock clock) {
        this.caller = caller;
        this.arrange = arrange;
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** Enters an arrangement; registers propose its code from then on. */
    @POST
    public Uni<Response> post(
            @RestPath String urn,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable ArrangementBody body) {
        int school = PathValue.urn(urn);
        ArrangementBody given = Body.required(body);
        Fields fields = new Fields();
        ArrangementBody.Read read = given.read(fields);
        Body.refuseFaults(fields);
        Actor by = office(school);
        return arrange.enter(
                        school,
                        read,
                        by,
                        IdempotencyKey.of(by.subject(), "POST " + school + "/arrangements", key, given))
                .map(entered -> Response.status(201).entity(entered).build());
    }

    /** Takes an arrangement back; marks that were entered meanwhile stay. */
    @POST
    @Path("/{arrangementId}/withdrawal")
    public Uni<Arrangement> withdraw(@RestPath String urn, @RestPath String arrangementId) {
        int school = PathValue.urn(urn);
        return arrange.withdraw(school, PathValue.uuid("arrangementId", arrangementId), office(school));
    }

    /** Lists the arrangements that touch some days, those of the present school year where none are named. */
    @GET
    public Uni<Page<Arrangement>> list(
            @RestPath String urn,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("pupilId") @Nullable String pupilId) {
        int school = PathValue.urn(urn);
        SchoolYear year = SchoolYear.of(clock.today());
        LocalDate first = PathValue.date("from", from, year.start());
        LocalDate last = PathValue.date("to", to, year.end());
        UUID pupil = pupilId == null ? null : PathValue.uuid("pupilId", pupilId);
        caller.get().require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL);
        return database.inTransaction(
                        Scope.school(school), transaction -> store.read(transaction, school, null, first, last, pupil))
                .map(Page::whole);
    }

    private Actor office(int school) {
        Caller clerk = caller.get();
        return Actor.of(clerk, clerk.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD));
    }
}
