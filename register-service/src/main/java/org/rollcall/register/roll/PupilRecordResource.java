package org.rollcall.register.roll;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Page;
import org.rollcall.register.input.PathValue;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** What lies behind a pupil's entry: its history, and the siblings it names. */
@Path("/api/v1/schools/{urn}/pupils/{pupilId}")
@Authenticated
public class PupilRecordResource {
    private static final Role[] STAFF = {Role.OFFICE, Role.ATTENDANCE_OFFICER, Role.HEAD, Role.DSL};

    private final CurrentCaller caller;
    private final PupilHistory history;
    private final FindSiblings siblings;
    private final ScopedDatabase database;
    private final AuditTrail audit;

    PupilRecordResource(
            CurrentCaller caller,
            PupilHistory history,
            FindSiblings siblings,
            ScopedDatabase database,
            AuditTrail audit) {
        this.caller = caller;
        this.history = history;
        this.siblings = siblings;
        this.database = database;
        this.audit = audit;
    }

    /** Every version of the entry, newest first, with who, when, before and after; the reading leaves an audit entry. */
    @GET
    @Path("/history")
    public Uni<Page<PupilHistory.Version>> history(@RestPath String urn, @RestPath String pupilId) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        Actor by = staff(school);
        return database.inSession(
                Scope.school(school),
                session -> history.of(session, school, id)
                        .invoke(versions -> {
                            if (versions.isEmpty()) {
                                throw Problem.notFound("pupil");
                            }
                        })
                        .call(() ->
                                audit.keep(session, school, by, "pupil-history-read", school + "/pupils/" + id, null))
                        .map(Page::whole));
    }

    /** The siblings named in the entry and their schools in the trust; the reading leaves an audit entry. */
    @GET
    @Path("/siblings")
    public Uni<Page<FindSiblings.Sibling>> siblings(@RestPath String urn, @RestPath String pupilId) {
        int school = PathValue.urn(urn);
        UUID id = PathValue.uuid("pupilId", pupilId);
        return siblings.of(staff(school), school, id).map(Page::whole);
    }

    private Actor staff(int school) {
        Caller reader = caller.get();
        return Actor.of(reader, reader.require(school, STAFF));
    }
}
