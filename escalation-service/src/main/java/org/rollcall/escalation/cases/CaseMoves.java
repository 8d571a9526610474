package org.rollcall.escalation.cases;

import java.time.Instant;
import java.util.Optional;
import org.rollcall.escalation.cases.CaseState.Closed;
import org.rollcall.escalation.cases.CaseState.Formal;
import org.rollcall.escalation.cases.CaseState.Legal;
import org.rollcall.escalation.cases.CaseState.Live;
import org.rollcall.escalation.cases.CaseState.Monitoring;
import org.rollcall.escalation.cases.CaseState.Support;

/** Turns the word for a stage into the move that leads there. */
public final class CaseMoves {
    private CaseMoves() {}

    /** The state after a move to that stage; empty when the present state has no such move. */
    public static Optional<CaseState> move(CaseState from, CaseStage to, Instant when) {
        if (to == CaseStage.CLOSED) {
            return from instanceof Live live ? Optional.of(live.close(when)) : Optional.empty();
        }
        return switch (from) {
            case Monitoring watched when to == CaseStage.SUPPORT -> Optional.of(watched.support(when));
            case Support support when to == CaseStage.FORMAL -> Optional.of(support.formalise(when));
            case Support support when to == CaseStage.MONITORING -> Optional.of(support.stepDown(when));
            case Formal formal when to == CaseStage.LEGAL -> Optional.of(formal.considerLegal(when));
            case Formal formal when to == CaseStage.SUPPORT -> Optional.of(formal.stepDown(when));
            case Legal legal when to == CaseStage.FORMAL -> Optional.of(legal.stepDown(when));
            case Monitoring watched -> Optional.empty();
            case Support support -> Optional.empty();
            case Formal formal -> Optional.empty();
            case Legal legal -> Optional.empty();
            case Closed closed -> Optional.empty();
        };
    }
}
