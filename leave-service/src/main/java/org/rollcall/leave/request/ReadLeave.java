package org.rollcall.leave.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.problem.Problem;

/** Shows requests for leave to the school's staff, and notes who looked. */
@ApplicationScoped
public class ReadLeave {
    private final ScopedDatabase database;
    private final LeaveStore leaves;
    private final AuditStore audit;

    ReadLeave(ScopedDatabase database, LeaveStore leaves, AuditStore audit) {
        this.database = database;
        this.leaves = leaves;
        this.audit = audit;
    }

    /** One request; fails with 404 when the school has none with this id. */
    Uni<LeaveRequest> one(int urn, UUID id, Caller caller, Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> leaves.find(session, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("leave request")))
                        .call(request -> audit.note(session, urn, caller, role, "LEAVE_READ", request.pupilId(), id)));
    }

    /** The school's requests, newest first; {@code limit} from 1 to 500. */
    Uni<LeavePage> page(
            int urn,
            @Nullable String state,
            @Nullable UUID pupilId,
            @Nullable LeaveCursor behind,
            int limit,
            Caller caller,
            Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> leaves.page(session, urn, state, pupilId, behind, limit + 1)
                        .map(found -> LeavePage.of(found, limit))
                        .call(page -> audit.note(session, urn, caller, role, "LEAVE_LISTED", pupilId, null)));
    }
}
