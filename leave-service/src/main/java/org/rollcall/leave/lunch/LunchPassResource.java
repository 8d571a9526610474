package org.rollcall.leave.lunch;

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
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.request.LeaveCursor;
import org.rollcall.leave.request.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Leave at lunchtime: asking, looking, deciding and ending it (AET-9). */
@Path("/api/v1/schools/{urn}/lunch-passes")
@Authenticated
public class LunchPassResource {
    private static final int LARGEST_PAGE = 500;
    private static final Set<String> STATES = Set.of("REQUESTED", "GRANTED", "REFUSED", "WITHDRAWN");
    private static final Role[] ASKING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.FRONT_END};
    private static final Role[] LOOKING = {Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.DSL, Role.FRONT_END};

    private final CurrentCaller caller;
    private final SchoolClock clock;
    private final RequestPass requestPass;
    private final ReadPasses readPasses;
    private final DecidePass decidePass;
    private final WithdrawPass withdrawPass;
    private final ConfirmPass confirmPass;

    LunchPassResource(
            CurrentCaller caller,
            SchoolClock clock,
            RequestPass requestPass,
            ReadPasses readPasses,
            DecidePass decidePass,
            WithdrawPass withdrawPass,
            ConfirmPass confirmPass) {
        this.caller = caller;
        this.clock = clock;
        this.requestPass = requestPass;
        this.readPasses = readPasses;
        this.decidePass = decidePass;
        this.withdrawPass = withdrawPass;
        this.confirmPass = confirmPass;
    }

    /** Asks for leave at lunchtime. */
    @POST
    public Uni<RestResponse<PassView>> request(
            @PathParam("urn") int urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable PassForm form) {
        PassForm said = present(form);
        PassForm.Read read = said.read();
        Caller asking = caller.get();
        Role role = asking.require(urn, ASKING);
        PassForm.Complete complete = read.complete(clock.today());
        return requestPass
                .request(
                        urn,
                        complete,
                        asking,
                        role,
                        IdempotencyKey.of(asking.subject(), "POST " + urn + "/lunch-passes", key, said))
                .map(view -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view)
                        .location(URI.create("/api/v1/schools/" + urn + "/lunch-passes/" + view.id()))
                        .header("ETag", Revision.tag(view.revision()))
                        .build());
    }

    /** Lists passes, newest first; {@code on} names a day, and the list is of who may leave at lunchtime on it. */
    @GET
    public Uni<PassPage> list(
            @PathParam("urn") int urn,
            @QueryParam("state") @Nullable String state,
            @QueryParam("pupilId") @Nullable String pupilId,
            @QueryParam("on") @Nullable String on,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("500") int limit) {
        if (state != null && !STATES.contains(state)) {
            throw invalid("state", "is not a state of a pass");
        }
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw invalid("limit", "is from 1 to " + LARGEST_PAGE);
        }
        LeaveCursor behind = cursor == null
                ? null
                : LeaveCursor.parse(cursor).orElseThrow(() -> invalid("cursor", "is not one of ours"));
        PassFilter filter = new PassFilter(state, uuid(pupilId), date(on), behind);
        Caller looking = caller.get();
        Role role = looking.require(urn, LOOKING);
        return readPasses.page(urn, filter, limit, looking, role);
    }

    /** Shows one pass. */
    @GET
    @Path("/{id}")
    public Uni<RestResponse<PassView>> one(@PathParam("urn") int urn, @PathParam("id") UUID id) {
        Caller looking = caller.get();
        Role role = looking.require(urn, LOOKING);
        return readPasses.one(urn, id, looking, role).map(LunchPassResource::tagged);
    }

    /** The head's decision; nobody else decides. */
    @POST
    @Path("/{id}/decision")
    public Uni<RestResponse<PassView>> decide(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable PassDecisionForm form) {
        PassDecisionForm said = present(form);
        said.check();
        Caller head = caller.get();
        Role role = head.require(urn, Role.HEAD);
        return decidePass
                .decide(acting(urn, id, head, role, "decision", ifMatch, key, said), said.complete(clock.today()))
                .map(LunchPassResource::tagged);
    }

    /** Ends the permission or takes the request back. */
    @POST
    @Path("/{id}/withdrawal")
    public Uni<RestResponse<PassView>> withdraw(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable PassWithdrawalForm form) {
        PassWithdrawalForm said = form == null ? PassWithdrawalForm.EMPTY : form;
        Caller acting = caller.get();
        Role role = acting.require(urn, ASKING);
        return withdrawPass
                .withdraw(acting(urn, id, acting, role, "withdrawal", ifMatch, key, said), said)
                .map(LunchPassResource::tagged);
    }

    /** The parent says that it goes on this term. */
    @POST
    @Path("/{id}/confirmation")
    public Uni<RestResponse<PassView>> confirm(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Caller asking = caller.get();
        Role role = asking.require(urn, ASKING);
        return confirmPass
                .confirm(acting(urn, id, asking, role, "confirmation", ifMatch, key, ""))
                .map(LunchPassResource::tagged);
    }

    private static PassDesk.Acting acting(
            int urn,
            UUID id,
            Caller by,
            Role role,
            String what,
            @Nullable String ifMatch,
            @Nullable String key,
            Object body) {
        Optional<IdempotencyKey> once =
                IdempotencyKey.of(by.subject(), "POST " + urn + "/lunch-passes/" + id + "/" + what, key, body);
        String action = switch (what) {
            case "decision" -> "LUNCH_PASS_DECIDED";
            case "withdrawal" -> "LUNCH_PASS_WITHDRAWN";
            default -> "LUNCH_PASS_CONFIRMED";
        };
        return new PassDesk.Acting(urn, id, by, role, action, ifMatch, once);
    }

    private static <T> T present(@Nullable T form) {
        if (form == null) {
            throw Problem.malformed("malformed", "The body is missing.");
        }
        return form;
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("pupilId", "is not an id");
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid("on", "is not a date");
        }
    }

    private static RuntimeException invalid(String field, String message) {
        return Problem.invalid(List.of(new FieldError(field, message)));
    }

    private static RestResponse<PassView> tagged(PassView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header("ETag", Revision.tag(view.revision()))
                .build();
    }
}
