package org.rollcall.register.deletion;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.deletion.DeletionBodyRules.Asked;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Deletion of a name from the admission register. */
@Path("/api/v1/schools/{urn}/pupils/{pupilId}/deletion")
@Authenticated
public class DeletionResource {
    private final CurrentCaller caller;
    private final DeletePupil delete;
    private final DeletionStore store;
    private final ScopedDatabase database;
    private final AuditTrail audit;

    DeletionResource(
            CurrentCaller caller, DeletePupil delete, DeletionStore store, ScopedDatabase database, AuditTrail audit) {
        this.caller = caller;
        this.delete = delete;
        this.store = store;
        this.database = database;
        this.audit = audit;
    }

    /** The head deletes a name (ATT-A2.M2); the answer is the return that goes to the authority. */
    @POST
    public Uni<Response> decide(@RestPath String urn, @RestPath String pupilId, @Nullable DeletionBody body) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        Fields fields = new Fields();
        Asked asked = DeletionBodyRules.read(Body.required(body), fields);
        Body.refuseFaults(fields);
        Caller head = caller.get();
        Actor by = Actor.of(head, head.require(school, Role.HEAD));
        return delete.decide(by, school, id, asked)
                .map(decided ->
                        Response.status(Response.Status.CREATED).entity(decided).build());
    }

    /** The latest return of the pupil; the reading leaves an audit entry. */
    @GET
    public Uni<Response> latest(@RestPath String urn, @RestPath String pupilId) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        Caller reader = caller.get();
        Actor by = Actor.of(reader, reader.require(school, Role.HEAD, Role.ATTENDANCE_OFFICER, Role.OFFICE, Role.DSL));
        return database.inSession(
                Scope.school(school),
                session -> store.latest(session, school, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("deletion")))
                        .call(() -> audit.keep(
                                session, school, by, "deletion-read", school + "/pupils/" + id + "/deletion", null))
                        .map(text ->
                                Response.ok(text, MediaType.APPLICATION_JSON).build()));
    }
}
