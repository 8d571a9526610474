package org.rollcall.register.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Visitors: adults and pupils of other schools, so that the fire roll knows them. */
@Path("/api/v1/schools/{urn}/on-site/visitors")
@Authenticated
public class VisitorResource {
    private final CurrentCaller caller;
    private final VisitorStore store;
    private final Snapshots snapshots;
    private final SchoolClock clock;

    VisitorResource(CurrentCaller caller, VisitorStore store, Snapshots snapshots, SchoolClock clock) {
        this.caller = caller;
        this.store = store;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** Notes that a visitor came. */
    @POST
    public Uni<Response> arrive(@RestPath String urn, @Nullable VisitorBody body) {
        int school = PathValue.urn(urn);
        VisitorBody given = Body.required(body);
        Fields fields = new Fields();
        Instant at = fields.optionalInstant("at", given.at());
        VisitorStore.Visit visit = new VisitorStore.Visit(
                UUID.randomUUID(),
                fields.text("name", given.name()),
                fields.optionalText("organisation", given.organisation()),
                fields.text("visiting", given.visiting()),
                Objects.requireNonNullElseGet(at, clock::now),
                null);
        Body.refuseFaults(fields);
        Actor by = clerk(school);
        refuseFuture(visit.arrivedAt());
        return snapshots
                .known(school)
                .chain(known -> store.arrive(school, visit, by))
                .map(arrived -> Response.status(201).entity(arrived).build());
    }

    /** Notes that a visitor left. */
    @POST
    @Path("/{visitId}/departure")
    public Uni<VisitorStore.Visit> leave(
            @RestPath String urn, @RestPath String visitId, VisitorBody.@Nullable Departure body) {
        int school = PathValue.urn(urn);
        UUID visit = PathValue.uuid("visitId", visitId);
        Fields fields = new Fields();
        Instant at = body == null ? null : fields.optionalInstant("at", body.at());
        Body.refuseFaults(fields);
        Actor by = clerk(school);
        Instant left = Objects.requireNonNullElseGet(at, clock::now);
        refuseFuture(left);
        return store.leave(school, visit, left, by);
    }

    private Actor clerk(int school) {
        Caller clerk = caller.get();
        return Actor.of(clerk, clerk.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER));
    }

    private void refuseFuture(Instant at) {
        if (at.isAfter(clock.now())) {
            throw Problem.unprocessable("date-in-future", "The visitor cannot have come or gone yet.");
        }
    }
}
