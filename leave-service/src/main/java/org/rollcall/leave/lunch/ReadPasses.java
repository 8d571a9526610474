package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Shows passes to the school's staff, and notes who looked. */
@ApplicationScoped
class ReadPasses {
    private final ScopedDatabase database;
    private final PassStore passes;
    private final AuditStore audit;
    private final SchoolClock clock;

    ReadPasses(ScopedDatabase database, PassStore passes, AuditStore audit, SchoolClock clock) {
        this.database = database;
        this.passes = passes;
        this.audit = audit;
        this.clock = clock;
    }

    /** One pass; fails with 404 when the school has none with this id. */
    Uni<PassView> one(int urn, UUID id, Caller caller, Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> passes.find(session, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("lunch pass")))
                        .call(pass -> audit.note(session, urn, caller, role, "LUNCH_PASS_READ", pass.pupilId(), id))
                        .map(pass -> PassView.of(pass, clock.today())));
    }

    /** The school's passes, newest first; {@code limit} from 1 to 500. */
    Uni<PassPage> page(int urn, PassFilter filter, int limit, Caller caller, Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> passes.page(session, urn, filter, limit + 1)
                        .map(found -> PassPage.of(found, limit, clock.today()))
                        .call(page ->
                                audit.note(session, urn, caller, role, "LUNCH_PASSES_LISTED", filter.pupilId(), null)));
    }
}
