package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Records the head's decision on leave at lunchtime (AET-9.1, AET-9.3). */
@ApplicationScoped
class DecidePass {
    private final PassDesk desk;
    private final SchoolClock clock;

    DecidePass(PassDesk desk, SchoolClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The pass decided; fails with 409 when it was decided or withdrawn before. */
    Uni<PassView> decide(PassDesk.Acting head, PassDecisionForm.Complete form) {
        return desk.change(head, pass -> pass.decided(next(pass, head, form), form.discussedOn()));
    }

    private PassState next(LunchPass pass, PassDesk.Acting head, PassDecisionForm.Complete form) {
        PassState.Terms terms = form.terms();
        PassState.Act act = head.act(clock.now());
        return switch (pass.state()) {
            case PassState.Requested open ->
                terms == null
                        ? open.refuse(act, Objects.requireNonNull(form.reason()))
                        : open.grant(act, form.reason(), terms);
            case PassState.Granted _, PassState.Refused _, PassState.Withdrawn _ ->
                throw Problem.conflict(
                        "lunch-pass-already-decided",
                        "The request is " + pass.state().word().toLowerCase(Locale.ROOT) + ".");
        };
    }
}
