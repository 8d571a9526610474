package org.rollcall.register.marking;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.idempotency.IdempotencyKey;

/** Amendments of many marks at once. */
@Path("/api/v1/schools/{urn}/amendments")
@Authenticated
public class AmendmentResource {
    private final CurrentCaller caller;
    private final AmendMarks amendMarks;

    AmendmentResource(CurrentCaller caller, AmendMarks amendMarks) {
        this.caller = caller;
        this.amendMarks = amendMarks;
    }

    /** Amends all of the marks for one reason, or none of them. */
    @POST
    public Uni<Response> post(
            @RestPath String urn, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable MassAmendBody body) {
        int school = PathValue.urn(urn);
        MassAmendBody given = Body.required(body);
        Fields fields = new Fields();
        String reason = fields.text("reason", given.reason());
        List<AmendMarks.Wanted> marks = given.read(fields);
        Body.refuseFaults(fields);
        Caller officer = caller.get();
        Actor by = Actor.of(officer, officer.require(school, Role.ATTENDANCE_OFFICER));
        return amendMarks
                .all(new AmendMarks.Request(
                        school,
                        marks,
                        reason,
                        by,
                        IdempotencyKey.of(by.subject(), "POST " + school + "/amendments", key, given)))
                .map(act -> Response.status(201).entity(act).build());
    }
}
