package org.rollcall.register.retention;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolAccess;
import org.rollcall.register.school.SchoolNames;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;

/** What a school keeps how long, holds, and the proofs of what was erased; the head's and the central team's. */
@Path("/api/v1/schools/{urn}/retention")
@Authenticated
public class RetentionResource {
    private final CurrentCaller caller;
    private final SchoolNames schools;
    private final Snapshots snapshots;
    private final RetentionRegistry registry;
    private final HoldStore holds;
    private final ProofStore proofs;
    private final PurgeOnRequest purgeOnRequest;
    private final SchoolClock clock;

    RetentionResource(
            CurrentCaller caller,
            SchoolNames schools,
            Snapshots snapshots,
            RetentionRegistry registry,
            HoldStore holds,
            ProofStore proofs,
            PurgeOnRequest purgeOnRequest,
            SchoolClock clock) {
        this.caller = caller;
        this.schools = schools;
        this.snapshots = snapshots;
        this.registry = registry;
        this.holds = holds;
        this.proofs = proofs;
        this.purgeOnRequest = purgeOnRequest;
        this.clock = clock;
    }

    /**
     * What a school keeps how long.
     *
     * @param policyId its policy today
     * @param items every kind of record
     */
    public record Registry(String policyId, List<RetentionRegistry.Item> items) {}

    /**
     * Why something is done, as it is sent.
     *
     * @param reason why
     */
    public record ReasonBody(@Nullable String reason) {}

    /**
     * Whom to erase, as it is sent.
     *
     * @param pupilId pupil
     */
    public record PurgeBody(@Nullable String pupilId) {}

    /** Shows what the school keeps how long, and where its policy says less than the law. */
    @GET
    public Uni<Registry> get(@RestPath String urn) {
        int school = PathValue.urn(urn);
        return allowed(school, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.DSL, Role.GOVERNOR)
                .chain(() -> snapshots.current(school))
                .map(known -> known.policyOn(clock.today()).id())
                .map(policy -> new Registry(policy, registry.of(policy)));
    }

    /** Lists the proofs of what was erased, the latest first. */
    @GET
    @Path("/proofs")
    public Uni<Page<Proof>> proofs(@RestPath String urn) {
        int school = PathValue.urn(urn);
        return allowed(school, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.GOVERNOR)
                .chain(() -> proofs.list(school))
                .map(Page::whole);
    }

    /** Erases a pupil of whom nothing must be kept any more. */
    @POST
    @Path("/purges")
    public Uni<Response> purge(@RestPath String urn, @Nullable PurgeBody body) {
        int school = PathValue.urn(urn);
        Fields fields = new Fields();
        UUID pupil = fields.uuid("pupilId", Body.required(body).pupilId());
        Body.refuseFaults(fields);
        return allowed(school, Role.HEAD)
                .chain(by -> purgeOnRequest.purge(school, pupil, by))
                .map(made -> Response.status(201).entity(Page.whole(made)).build());
    }

    /** Lists legal holds, the latest first. */
    @GET
    @Path("/holds")
    public Uni<Page<HoldStore.Hold>> holds(@RestPath String urn) {
        int school = PathValue.urn(urn);
        return allowed(school, Role.HEAD).chain(() -> holds.list(school)).map(Page::whole);
    }

    /** Sets a legal hold on a pupil's records. */
    @PUT
    @Path("/holds/{pupilId}")
    public Uni<Response> hold(@RestPath String urn, @RestPath String pupilId, @Nullable ReasonBody body) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        String reason = reason(body);
        return allowed(school, Role.HEAD)
                .chain(by -> holds.set(school, pupil, reason, by))
                .map(set -> Response.status(201).entity(set).build());
    }

    /** Releases the legal hold on a pupil's records. */
    @POST
    @Path("/holds/{pupilId}/release")
    public Uni<HoldStore.Hold> release(@RestPath String urn, @RestPath String pupilId, @Nullable ReasonBody body) {
        int school = PathValue.urn(urn);
        UUID pupil = PathValue.uuid("pupilId", pupilId);
        String reason = reason(body);
        return allowed(school, Role.HEAD).chain(by -> holds.release(school, pupil, reason, by));
    }

    private static String reason(@Nullable ReasonBody body) {
        Fields fields = new Fields();
        String reason = fields.text("reason", Body.required(body).reason());
        Body.refuseFaults(fields);
        return reason;
    }

    private Uni<Actor> allowed(int school, Role... here) {
        var asking = caller.get();
        return schools.standing(school)
                .map(standing -> SchoolAccess.requireHereOrCentral(asking, school, standing.trustUid(), here));
    }
}
