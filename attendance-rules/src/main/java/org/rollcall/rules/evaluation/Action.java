package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.rules.policy.ActionRule.Approval;
import org.rollcall.rules.policy.ActionRule.DeletionGround;
import org.rollcall.rules.policy.Channel;
import org.rollcall.rules.policy.LaNotice;
import org.rollcall.rules.policy.Role;

/** What a finding asks somebody to do, with role and date; the step names it within its rule and never changes. */
public sealed interface Action {

    /** The step's name, stable and in kebab-case. */
    String step();

    /** Reach a parent, starting with the first channel. */
    record ContactParent(String step, Role role, List<Channel> channels, String title, LocalDate due)
            implements Action {}

    /**
     * Visit the home, or where the visit is not mandatory decide whether to.
     *
     * @param staff how many members of staff go at least
     * @param riskAssessment whether one must be recorded first
     * @param rationale whether the decision to go or not must be reasoned
     */
    record HomeVisit(
            String step,
            boolean mandatory,
            boolean leaveNote,
            int staff,
            boolean riskAssessment,
            boolean rationale,
            Role role,
            String title,
            LocalDate due)
            implements Action {}

    /** Something a role has to do. */
    record CreateTask(String step, Role role, String title, LocalDate due) implements Action {}

    /** A suspicion of truancy, to be confirmed or dismissed by the role, with a reason. */
    record ConfirmOrDismiss(String step, Role role, String title, LocalDate due) implements Action {}

    /** A letter to the parents. */
    record SendLetter(String step, String letterId, Approval approval) implements Action {}

    /** A notice to the local authority, one per pupil, type and occurrence. */
    record NotifyLa(String step, LaNotice type) implements Action {}

    /** The question of a penalty notice, put to the person who decides. */
    record ProposePenaltyNotice(String step, Role decider) implements Action {}

    /** Something a role has to know. */
    record NotifyRole(String step, Role role, String title) implements Action {}

    /** Evidence to be asked of the parents. */
    record RequestEvidence(String step, Role role, String title, LocalDate due) implements Action {}

    /** A plan to be set up by the due date and reviewed by the other one. */
    record CreatePlan(String step, Role role, String kind, LocalDate due, LocalDate review) implements Action {}

    /** A meeting to which the parents are invited. */
    record ScheduleMeeting(String step, Role role, String title, LocalDate due) implements Action {}

    /** A referral to an agency outside the school, to be decided by the role. */
    record ReferExternal(String step, Role role, String agency, String title, LocalDate due) implements Action {}

    /** A concern for the safeguarding lead, in confidence. */
    record SafeguardingEscalation(String step, Role role, String title, LocalDate due) implements Action {}

    /** Whether the police are asked to check, to be decided by the role with the reason. */
    record NotifyPolice(String step, Role role, String title, LocalDate due) implements Action {}

    /** A legal step, put to the person who decides. */
    record EscalateLegal(String step, Role decider, String title, LocalDate due) implements Action {}

    /** A deletion from roll, put to the person who decides. */
    record ProposeDeletion(String step, Role decider, DeletionGround ground, LocalDate due) implements Action {}

    /** The pupil's case, to be opened at a stage or moved there. */
    record OpenCase(String step, Role role, String stage, String title, LocalDate due) implements Action {}
}
