package org.rollcall.escalation.casework;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.idempotency.IdempotencyKey;

/** Concerns about a pupil's attendance that staff raise; whoever works on cases reads them there (KCA-9.14). */
@Path("/api/v1/schools/{urn}/concerns")
@Authenticated
public class ConcernResource {
    private static final Role[] STAFF = {Role.TEACHER, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL};

    private final CurrentCaller caller;
    private final RaiseConcern raiseConcern;

    ConcernResource(CurrentCaller caller, RaiseConcern raiseConcern) {
        this.caller = caller;
        this.raiseConcern = raiseConcern;
    }

    /** A concern in somebody's words. */
    public record Concern(
            @NotNull UUID pupilId,
            @NotBlank @Size(max = 2_000) String text) {}

    /** What became of it: the id of the entry, for a teacher may not read the case. */
    public record Raised(UUID concernId, UUID pupilId) {}

    /** Raises a concern. */
    @POST
    public Uni<RestResponse<Raised>> raise(
            @PathParam("urn") int urn,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Concern body) {
        Caller who = caller.get();
        Actor actor =
                new Actor(who.subject(), who.name(), who.require(urn, STAFF).word());
        return raiseConcern
                .raise(
                        new PupilKey(urn, body.pupilId()),
                        body.text().strip(),
                        IdempotencyKey.of(actor.subject(), "POST " + urn + "/concerns", key, body),
                        actor)
                .map(entry ->
                        RestResponse.status(RestResponse.Status.CREATED, new Raised(entry.entryId(), entry.pupilId())));
    }
}
