package org.rollcall.escalation.penalty;

import org.rollcall.escalation.task.NewTask;
import org.rollcall.escalation.task.TaskKind;

/** The task that a notice leaves behind. */
final class NoticeTasks {
    private NoticeTasks() {}

    /** What happens after day 28 is the authority's to decide: somebody asks (KCA-10.11, ATT-A1.8.8, AET-7.13). */
    static NewTask unpaid(Consideration of, Notice notice) {
        return new NewTask(
                notice.pupil().urn(),
                notice.taskOrigin(),
                TaskKind.DUTY,
                notice.pupil().pupilId(),
                null,
                "penalty-unpaid",
                of.ruleId(),
                of.clause(),
                "head",
                "Penalty notice " + notice.number() + ": if it is unpaid after 28 days, record whether the authority"
                        + " prosecutes or withdraws it",
                notice.terms().payableUntil().plusDays(1));
    }
}
