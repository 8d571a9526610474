package org.rollcall.leave.request;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Requests for leave of absence: asking, looking and taking back. */
@Path("/api/v1/schools/{urn}/leave-requests")
@Authenticated
public class LeaveRequestResource {
    private static final int LARGEST_PAGE = 500;
    private static final Set<String> STATES = Set.of("REQUESTED", "GRANTED", "REFUSED", "WITHDRAWN");
    private static final Role[] ASKING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.FRONT_END};
    private static final Role[] LOOKING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.DSL, Role.FRONT_END};

    private final CurrentCaller caller;
    private final SchoolClock clock;
    private final RequestLeave requestLeave;
    private final ReadLeave readLeave;
    private final WithdrawLeave withdrawLeave;

    LeaveRequestResource(
            CurrentCaller caller,
            SchoolClock clock,
            RequestLeave requestLeave,
            ReadLeave readLeave,
            WithdrawLeave withdrawLeave) {
        this.caller = caller;
        this.clock = clock;
        this.requestLeave = requestLeave;
        this.readLeave = readLeave;
        this.withdrawLeave = withdrawLeave;
    }

    /** Asks for leave; the answer says how law and policy see it. */
    @POST
    public Uni<RestResponse<LeaveView>> request(
            @PathParam("urn") int urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable LeaveForm form) {
        if (form == null) {
            throw Problem.malformed("malformed", "The body is missing.");
        }
        LeaveForm.Complete complete = form.complete(clock.today());
        Caller asking = caller.get();
        Role role = asking.require(urn, ASKING);
        String path = "POST " + urn + "/leave-requests";
        return requestLeave
                .request(urn, complete, asking, role, IdempotencyKey.of(asking.subject(), path, key, form))
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/v1/schools/" + urn + "/leave-requests/" + view.id()))
                        .header("ETag", Revision.tag(view.revision()))
                        .build());
    }

    /** Lists requests, newest first. */
    @GET
    public Uni<LeavePage> list(
            @PathParam("urn") int urn,
            @QueryParam("state") @Nullable String state,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid(List.of(new FieldError("state", "is not a state of a request")));
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw Problem.invalid(List.of(new FieldError("limit", "is from 1 to " + LARGEST_PAGE)));
        }
        LeaveCursor behind = cursor == null
                ? null
                : LeaveCursor.parse(cursor)
                        .orElseThrow(() -> Problem.invalid(List.of(new FieldError("cursor", "is not one of ours"))));
        UUID pupil = pupilId == null ? null : uuid("pupilId", pupilId);
        Caller looking = caller.get();
        Role role = looking.require(urn, LOOKING);
        return readLeave.page(urn, state, pupil, behind, limit, looking, role);
    }

    /** Shows one request. */
    @GET
    @Path("/{id}")
    public Uni<RestResponse<LeaveView>> one(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        Caller looking = caller.get();
        Role role = looking.require(urn, LOOKING);
        return readLeave.one(urn, id, looking, role).map(LeaveView::of).map(LeaveRequestResource::tagged);
    }

    /** Takes a request back. */
    @POST
    @Path("/{id}/withdrawal")
    public Uni<RestResponse<LeaveView>> withdraw(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller asking = caller.get();
        Role role = asking.require(urn, ASKING);
        String path = "POST " + urn + "/leave-requests/" + id + "/withdrawal";
        return withdrawLeave
                .withdraw(urn, id, asking, role, ifMatch, IdempotencyKey.of(asking.subject(), path, key, ""))
                .map(LeaveRequestResource::tagged);
    }

    private static UUID uuid(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of(new FieldError(field, "is not an id")));
        }
    }

    private static RestResponse<LeaveView> tagged(LeaveView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", Revision.tag(view.revision()))
                .build();
    }
}
