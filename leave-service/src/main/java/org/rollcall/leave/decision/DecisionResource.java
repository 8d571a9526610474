package org.rollcall.leave.decision;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.request.LeaveView;
import org.rollcall.leave.request.Revision;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.problem.Problem;

/** The head's decision on a request for leave; nobody else decides (KCA-13.7, BHCET-12.2). */
@Path("/api/v1/schools/{urn}/leave-requests/{id}/decision")
@Authenticated
public class DecisionResource {
    private final CurrentCaller caller;
    private final DecideLeave decideLeave;

    DecisionResource(CurrentCaller caller, DecideLeave decideLeave) {
        this.caller = caller;
        this.decideLeave = decideLeave;
    }

    /** Grants or refuses. */
    @POST
    public Uni<RestResponse<LeaveView>> decide(
            @PathParam("urn") int urn,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable DecisionForm form) {
        if (form == null) {
            throw Problem.malformed("malformed", "The body is missing.");
        }
        DecisionForm.Complete complete = form.complete();
        Caller head = caller.get();
        Role role = head.require(urn, Role.HEAD);
        String path = "POST " + urn + "/leave-requests/" + id + "/decision";
        return decideLeave
                .decide(urn, id, complete, head, role, ifMatch, IdempotencyKey.of(head.subject(), path, key, form))
                .map(view -> RestResponse.ResponseBuilder.ok(view)
                        .header("ETag", Revision.tag(view.revision()))
                        .build());
    }
}
