package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import org.rollcall.rules.policy.ActionRule.Approval;
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

    /** Visit the home, or where the visit is not mandatory decide whether to. */
    record HomeVisit(String step, boolean mandatory, boolean leaveNote, Role role, String title, LocalDate due)
            implements Action {}

    /** Something a role has to do. */
    record CreateTask(String step, Role role, String title, LocalDate due) implements Action {}

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
}
