package org.rollcall.leave.lunch;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/**
 * Ends leave at lunchtime: the head may at any time, with a reason and without appeal (AET-9.8); so may the parent, whose
 * letter the office enters (AET-9.9).
 */
@ApplicationScoped
class WithdrawPass {
    private final PassDesk desk;
    private final SchoolClock clock;

    WithdrawPass(PassDesk desk, SchoolClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * The pass withdrawn; fails with 403 when somebody else would take it back in the head's place, 422 when the head
     * gives no reason, 409 when it was refused or withdrawn before.
     */
    Uni<PassView> withdraw(PassDesk.Acting acting, PassWithdrawalForm form) {
        boolean isHead = acting.role() == Role.HEAD;
        boolean byParent = form.byParent() == null ? !isHead : form.byParent();
        if (!byParent && !isHead) {
            throw Problem.forbidden("Only the head takes the permission back.");
        }
        String reason = byParent ? PassWords.optional(form.reason()) : PassWords.required("reason", form.reason());
        return desk.change(acting, pass -> pass.become(next(pass, acting.act(clock.now()), reason, byParent)));
    }

    private static PassState next(LunchPass pass, PassState.Act act, @Nullable String reason, boolean byParent) {
        return switch (pass.state()) {
            case PassState.Requested open -> open.withdraw(act, reason, byParent);
            case PassState.Granted granted -> granted.withdraw(act, reason, byParent);
            case PassState.Refused _, PassState.Withdrawn _ ->
                throw Problem.conflict(
                        "lunch-pass-over", "The pass is " + pass.state().word().toLowerCase(Locale.ROOT) + ".");
        };
    }
}
