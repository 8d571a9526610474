package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Records that the parent wants leave at lunchtime to go on this term (AET-9.10). */
@ApplicationScoped
class ConfirmPass {
    private final PassDesk desk;
    private final SchoolClock clock;

    ConfirmPass(PassDesk desk, SchoolClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The pass confirmed today; fails with 409 when it is not granted. */
    Uni<PassView> confirm(PassDesk.Acting acting) {
        return desk.change(acting, pass -> {
            if (!(pass.state() instanceof PassState.Granted)) {
                throw Problem.conflict("lunch-pass-not-granted", "Only a permission that stands goes on.");
            }
            return pass.confirmed(clock.today());
        });
    }
}
