package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.rollcall.leave.audit.AuditStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.problem.Problem;

/** Keeps and shows the photograph on a pass (AET-9.4). */
@ApplicationScoped
class PicturePass {
    private final ScopedDatabase database;
    private final PassStore passes;
    private final AuditStore audit;
    private final MachineClock machine;

    PicturePass(ScopedDatabase database, PassStore passes, AuditStore audit, MachineClock machine) {
        this.database = database;
        this.passes = passes;
        this.audit = audit;
        this.machine = machine;
    }

    /** Keeps a photograph in place of an earlier one; fails with 404 when the school has no such pass. */
    Uni<Void> keep(int urn, UUID id, Photo photo, Caller caller, Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> passes.hold(session, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("lunch pass")))
                        .chain(pass -> passes.change(session, pass.pictured(photo.mediaType())))
                        .call(() -> passes.keepPhoto(session, urn, id, photo.content(), machine.now()))
                        .call(pass -> audit.note(session, urn, caller, role, "LUNCH_PASS_PICTURED", pass.pupilId(), id))
                        .replaceWithVoid());
    }

    /** The photograph; fails with 404 when there is no such pass, or none on it. */
    Uni<Photo> show(int urn, UUID id, Caller caller, Role role) {
        return database.inSession(
                Scope.school(urn),
                session -> passes.find(session, urn, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("lunch pass")))
                        .call(pass ->
                                audit.note(session, urn, caller, role, "LUNCH_PASS_PHOTO_READ", pass.pupilId(), id))
                        .chain(pass -> passes.photo(session, urn, id))
                        .map(found -> found.map(Photo::of).orElseThrow(() -> Problem.notFound("photograph"))));
    }
}
