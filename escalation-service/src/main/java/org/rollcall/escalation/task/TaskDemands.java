package org.rollcall.escalation.task;

/**
 * What the policy wants on record when a task is done.
 *
 * @param mandatory whether a visit has to be made, so that nobody decides against it
 * @param staff how many members of staff go at least; 0 where it makes no difference
 * @param riskAssessment whether one is recorded before they go
 * @param rationale whether the decision is reasoned, for or against
 * @param reviewAfterWeeks weeks between the reviews of the plan to be set up; 0 for any other task
 */
public record TaskDemands(
        boolean mandatory, int staff, boolean riskAssessment, boolean rationale, int reviewAfterWeeks) {

    /** A decision of which the reason is recorded. */
    public static final TaskDemands REASONED = new TaskDemands(false, 0, false, true, 0);

    /** A plan that is reviewed every so many weeks. */
    public static TaskDemands plan(int reviewAfterWeeks) {
        return new TaskDemands(false, 0, false, false, reviewAfterWeeks);
    }
}
