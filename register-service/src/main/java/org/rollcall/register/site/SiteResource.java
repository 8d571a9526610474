package org.rollcall.register.site;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** The signing book and the fire roll. */
@Path("/api/v1/schools/{urn}")
@Authenticated
public class SiteResource {
    private static final Set<String> TYPES = Set.of("SIGN_IN", "SIGN_OUT");
    private static final Set<String> PURPOSES = Set.of("APPOINTMENT", "ILLNESS", "LUNCH", "OTHER_SITE", "OTHER");

    private final CurrentCaller caller;
    private final SignPupil signPupil;
    private final FireRoll fireRoll;
    private final SignedOut signedOut;
    private final SiteSettingsStore settings;
    private final SchoolClock clock;

    SiteResource(
            CurrentCaller caller,
            SignPupil signPupil,
            FireRoll fireRoll,
            SignedOut signedOut,
            SiteSettingsStore settings,
            SchoolClock clock) {
        this.caller = caller;
        this.signPupil = signPupil;
        this.fireRoll = fireRoll;
        this.signedOut = signedOut;
        this.settings = settings;
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
        SignLine line = line(pupil, given, fields);
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

    private SignLine line(UUID pupil, SiteBody given, Fields fields) {
        Instant at = fields.optionalInstant("at", given.at());
        String destination = fields.optionalText("destination", given.destination());
        String otherwise = destination == null ? "OTHER" : "OTHER_SITE";
        return new SignLine(
                UUID.randomUUID(),
                pupil,
                fields.oneOf("type", given.type(), TYPES),
                Objects.requireNonNullElseGet(at, clock::now),
                fields.text("reason", given.reason()),
                fields.optionalText("collectedBy", given.collectedBy()),
                fields.optionalText("authorisedBy", given.authorisedBy()),
                fields.oneOf("purpose", Objects.requireNonNullElse(given.purpose(), otherwise), PURPOSES),
                destination,
                null,
                List.of());
    }

    /** Draws up the fire roll; for another moment of the past where one is given. */
    @GET
    @Path("/on-site")
    public Uni<FireRoll.Roll> onSite(@RestPath String urn, @QueryParam("at") @Nullable String at) {
        int school = PathValue.urn(urn);
        Instant moment = moment(at);
        return fireRoll.at(school, moment, reader(school));
    }

    /** Lists who signed out and has not come back, the latest first. */
    @GET
    @Path("/on-site/out")
    public Uni<Page<SignedOut.Out>> out(@RestPath String urn, @QueryParam("at") @Nullable String at) {
        int school = PathValue.urn(urn);
        Instant moment = moment(at);
        return signedOut.at(school, moment, reader(school)).map(Page::whole);
    }

    /** Says when lunch is and when the day ends. */
    @PUT
    @Path("/on-site/settings")
    public Uni<SiteSettings> putSettings(@RestPath String urn, @Nullable SiteSettingsBody body) {
        int school = PathValue.urn(urn);
        Fields fields = new Fields();
        SiteSettings given = Body.required(body).read(fields);
        Body.refuseFaults(fields);
        Caller officer = caller.get();
        return settings.keep(
                school, given, Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER, Role.HEAD)));
    }

    private Actor reader(int school) {
        Caller reader = caller.get();
        return Actor.of(
                reader,
                reader.require(school, Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL, Role.TEACHER));
    }

    private Instant moment(@Nullable String given) {
        Fields fields = new Fields();
        Instant at = fields.optionalInstant("at", given);
        Body.refuseFaults(fields);
        Instant now = clock.now();
        if (at != null && at.isAfter(now)) {
            throw Problem.unprocessable("date-in-future", "Nobody knows yet who will be on site.");
        }
        return at == null ? now : at;
    }
}
