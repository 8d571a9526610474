package org.rollcall.rules.policy;

import java.util.List;

/**
 * What a rule asks for when it fires, in the policy's own words: posts, not roles; words, not dates. Each has a step name,
 * unique within its rule, that tasks and letters carry.
 */
public sealed interface ActionRule {

    /** The step's name, stable and in kebab-case. */
    String step();

    /** {@code contact-parent}: reach a parent, starting with the first named channel. */
    record ContactParent(String step, String role, List<Channel> channels, String title, Due due)
            implements ActionRule {}

    /**
     * {@code home-visit}: visit, or where it is not mandatory decide whether to visit.
     *
     * @param staff how many members of staff go at least
     * @param riskAssessment whether one must be recorded first
     * @param rationale whether the decision to go or not must be reasoned
     */
    record HomeVisit(
            String step,
            String role,
            boolean mandatory,
            boolean leaveNote,
            int staff,
            boolean riskAssessment,
            boolean rationale,
            String title,
            Due due)
            implements ActionRule {}

    /** {@code create-task}: put something before a role. */
    record CreateTask(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code confirm-or-dismiss}: a suspicion of truancy, put to a person who decides with a reason. */
    record ConfirmOrDismiss(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code send-letter}: write to the parents. */
    record SendLetter(String step, String letter, Approval approval) implements ActionRule {}

    /** {@code notify-la}: tell the local authority. */
    record NotifyLa(String step, LaNotice type) implements ActionRule {}

    /** {@code propose-penalty-notice}: put a penalty notice to the person who decides; never issue one. */
    record ProposePenaltyNotice(String step, String decider) implements ActionRule {}

    /** {@code notify-role}: tell a role, without a due date. */
    record NotifyRole(String step, String role, String title) implements ActionRule {}

    /** {@code request-evidence}: ask the parents for evidence. */
    record RequestEvidence(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code create-plan}: set up a plan that is reviewed after some weeks. */
    record CreatePlan(String step, String role, String kind, int reviewAfterWeeks, Due due) implements ActionRule {}

    /** {@code schedule-meeting}: invite the parents. */
    record ScheduleMeeting(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code refer-external}: decide on a referral to an agency outside the school. */
    record ReferExternal(String step, String role, String agency, String title, Due due) implements ActionRule {}

    /** {@code safeguarding-escalation}: put a concern to the safeguarding lead, in confidence. */
    record SafeguardingEscalation(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code notify-police}: decide whether the police are asked to check, with the reason. */
    record NotifyPolice(String step, String role, String title, Due due) implements ActionRule {}

    /** {@code escalate-legal}: put a legal step to the person who decides; never take it. */
    record EscalateLegal(String step, String decider, String title, Due due) implements ActionRule {}

    /** {@code propose-deletion}: put a deletion from roll to the person who decides, with what it needs; never delete. */
    record ProposeDeletion(String step, String decider, DeletionGround ground, Due due) implements ActionRule {}

    /** {@code open-case}: open the pupil's case at a stage, or move it there. */
    record OpenCase(String step, String role, String stage, String title, Due due) implements ActionRule {}

    /** The grounds that marks can bring about; each edition of the law has its own letter for them. */
    enum DeletionGround {
        /** Not back within ten school days of the end of leave. */
        NOT_RETURNED_AFTER_LEAVE,
        /** Twenty school days without permission. */
        CONTINUOUS_UNAUTHORISED_ABSENCE
    }

    /** Whether a letter waits for a named person. */
    enum Approval {
        AUTOMATIC,
        REQUIRED
    }
}
