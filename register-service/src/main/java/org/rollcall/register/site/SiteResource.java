package org.rollcall.register.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;

/** The signing book and the fire roll. */
@Path("/api/v1/schools/{urn}")
@Authenticated
public class SiteResource {
    private static final Set<String> TYPES = Set.of("SIGN_IN", "SIGN_OUT");

    private final CurrentCaller caller;
    private final SignPupil signPupil;
    private final FireRoll fireRoll;
    private final SchoolClock clock;

    SiteResource(CurrentCaller caller, SignPupil signPupil, FireRoll fireRoll, SchoolClock clock) {
        this.caller = caller;
        this.signPupil = signPupil;
        this.fireRoll = fireRoll;
        this.clock = clock;
    }

    /** Signs a pupil in or out. */
    @POST
    @Path("/pupils/{pupilId}/site-events")
    public Uni<Response> post(
            @RestPath String urn,
            @RestPath String pupilId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable SiteBody body) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        SiteBody given = Body.required(body);
        Fields fields = new Fields();
        Instant at = fields.optionalInstant("at", given.at());
        SignPupil.Line line = new SignPupil.Line(
                UUID.randomUUID(),
                pupil,
                fields.oneOf("type", given.type(), TYPES),
                Objects.requireNonNullElseGet(at, clock::now),
                fields.text("reason", given.reason()),
                fields.optionalText("collectedBy", given.collectedBy()));
        Body.refuseFaults(fields);
        Caller clerk = caller.get();
        Actor by = Actor.of(clerk, clerk.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER));
        return signPupil
                .sign(
                        school,
                        line,
                        by,
                        IdempotencyKey.of(
                                by.subject(), "POST " + school + "/pupils/" + pupil + "/site-events", key, given))
                .map(signed -> Response.status(201).entity(signed).build());
    }

    /** Draws up the fire roll. */
    @GET
    @Path("/on-site")
    public Uni<FireRoll.Roll> onSite(@RestPath String urn) {
        int school = PathValue.urn(urn);
        Caller reader = caller.get();
        Actor by = Actor.of(
                reader,
                reader.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.TEACHER));
        return fireRoll.now(school, by);
    }
}
