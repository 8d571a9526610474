package org.rollcall.escalation.letters;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.LetterAudit.Action;
import org.rollcall.escalation.letters.wording.Letterhead;
import org.rollcall.escalation.letters.wording.SettingsStore;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.CurrentCaller;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** The letterhead of a school; a letter that was sent keeps the one it had. */
@Path("/api/v1/schools/{urn}/letter-settings")
@Authenticated
public class LetterSettingsResource {
    private final CurrentCaller caller;
    private final WordingAccess access;
    private final SettingsStore settings;
    private final LetterAudit audit;
    private final SchoolClock clock;

    LetterSettingsResource(
            CurrentCaller caller, WordingAccess access, SettingsStore settings, LetterAudit audit, SchoolClock clock) {
        this.caller = caller;
        this.access = access;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** The letterhead; with the school's name alone until one is set. */
    @GET
    public Uni<Letterhead> get(int urn) {
        Caller who = caller.get();
        return access.look(urn, who, (transaction, by) -> settings.letterhead(transaction, urn));
    }

    /** Sets the letterhead as a whole. */
    @PUT
    public Uni<Letterhead> put(int urn, @Nullable LetterheadForm form) {
        if (form == null) {
            throw Problem.malformed("malformed", "Give the letterhead.");
        }
        Letterhead letterhead = form.read();
        Caller who = caller.get();
        return access.change(
                urn,
                who,
                (transaction, by) -> settings.keep(transaction, urn, letterhead, clock.now(), by.name())
                        .chain(() -> audit.note(transaction, urn, by, Action.LETTERHEAD_CHANGED, null, null))
                        .replaceWith(letterhead));
    }
}
