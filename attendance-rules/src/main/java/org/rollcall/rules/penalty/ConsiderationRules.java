package org.rollcall.rules.penalty;

import java.util.ArrayList;
import java.util.List;

/** What a decision about a penalty notice still lacks; it never decides (NAT-PN.2, NAT-WT.6). */
public final class ConsiderationRules {
    private static final String DECISION = "decision";

    private ConsiderationRules() {}

    /** What stands against the decision, what can be put right first. */
    public static List<Objection> objections(PenaltyPolicy policy, Circumstances known, Proposal proposal) {
        List<Objection> found = new ArrayList<>();
        proposal.answers()
                .open()
                .forEach(question -> found.add(Objection.incomplete(
                        "question-open",
                        "answers." + question,
                        "needs an answer and a reason",
                        question == Question.EQUALITY_CONSIDERED ? "BHCET-22.12" : "NAT-PN.2")));
        if (proposal.decision().isPenaltyStep()) {
            guards(known, proposal, found);
        }
        switch (proposal.decision()) {
            case NOTICE_TO_IMPROVE -> improvement(policy, proposal, found);
            case REFERRED -> referral(policy, known, proposal, found);
            case PROSECUTION -> prosecution(policy, known, found);
            case SUPPORT_FIRST, DECLINED -> {}
        }
        found.sort((a, b) -> a.kind().compareTo(b.kind()));
        return List.copyOf(found);
    }

    /** What would have had to come first, shown to the decider; nothing that stands against the decision. */
    public static List<Objection> reminders(PenaltyPolicy policy, Circumstances known, Proposal proposal) {
        List<Objection> found = new ArrayList<>();
        if (proposal.decision() == Decision.REFERRED) {
            if (proposal.answers().isYes(Question.SUPPORT_TRIED) && !known.supported()) {
                found.add(Objection.incomplete(
                        "support-not-shown", DECISION, "the case shows no support that was tried", "NAT-PN.2"));
            }
            if (policy.improveFirst() && supportFits(proposal) && !known.failed()) {
                found.add(Objection.incomplete(
                        "improvement-first",
                        DECISION,
                        "a notice to improve is the last chance before it",
                        "BHCET-22.4"));
            }
            if (policy.inviteFirst() && !known.invited() && proposal.ground() != Ground.TERM_TIME_HOLIDAY) {
                found.add(Objection.incomplete(
                        "invitation-first", DECISION, "no invitation to the parents is on record", "KCA-10.1"));
            }
        }
        return List.copyOf(found);
    }

    private static void guards(Circumstances known, Proposal proposal, List<Objection> found) {
        if (!known.compulsoryAge()) {
            found.add(Objection.forbidden(
                    "not-compulsory-age", "A counted day was not one of compulsory school age.", "NAT-1996.8"));
        }
        if (known.socialWorker()) {
            found.add(Objection.forbidden(
                    "social-worker", "The child has a social worker: no penalty step is taken.", "NAT-PN.2"));
        }
        String approvedBy = proposal.approvedBy();
        if (known.lookedAfter() && (approvedBy == null || approvedBy.isBlank())) {
            found.add(Objection.incomplete(
                    "approval-required", "approvedBy", "is the named person's for a looked-after child", "NAT-PN.2"));
        }
        if (proposal.decision().asksAuthority() && known.stillOpen() > 0) {
            found.add(Objection.forbidden(
                    "reasons-open",
                    known.stillOpen() + " counted sessions are still N: nothing is referred before they are settled.",
                    "BHCET-22.5"));
        }
    }

    private static void improvement(PenaltyPolicy policy, Proposal proposal, List<Objection> found) {
        Integer weeks = proposal.weeks();
        if (weeks == null || weeks < policy.minWeeks() || weeks > policy.maxWeeks()) {
            found.add(Objection.incomplete(
                    "improvement-period",
                    "weeks",
                    "must be from " + policy.minWeeks() + " to " + policy.maxWeeks(),
                    "NAT-PN.4"));
        }
        if (!supportFits(proposal) && isAnswered(proposal, Question.SUPPORT_APPROPRIATE)) {
            found.add(Objection.incomplete(
                    "support-does-not-fit",
                    DECISION,
                    "a notice to improve goes with support that fits",
                    "BHCET-22.11"));
        }
    }

    private static void referral(PenaltyPolicy policy, Circumstances known, Proposal proposal, List<Objection> found) {
        Answers answers = proposal.answers();
        if (answers.open().isEmpty()
                && (!answers.isYes(Question.NOTICE_LIKELY_TO_WORK)
                        || answers.isYes(Question.OTHER_STEP_BETTER)
                        || !answers.isYes(Question.EQUALITY_CONSIDERED))) {
            found.add(Objection.incomplete(
                    "another-tool", DECISION, "the answers ask for another tool than a notice", "BHCET-22.12"));
        }
        if (supportFits(proposal)
                && isAnswered(proposal, Question.SUPPORT_TRIED)
                && !answers.isYes(Question.SUPPORT_TRIED)) {
            found.add(Objection.incomplete(
                    "support-first", DECISION, "support fits and has not been tried", "BHCET-22.10"));
        }
        Ground ground = proposal.ground();
        if (ground == null || !policy.grounds().contains(ground)) {
            found.add(Objection.incomplete(
                    "ground-required",
                    "ground",
                    "must be one of " + policy.grounds().stream().sorted().toList(),
                    "NAT-PN.2"));
        }
        if (policy.measuresFirst() && supportFits(proposal) && !known.failed()) {
            found.add(Objection.forbidden(
                    "measures-first", "No earlier measure is on record as not having worked.", "AET-15.2"));
        }
        if (policy.adviceFirst() && known.advisedBy().stream().allMatch(advisor -> advisor.equals(known.decidedBy()))) {
            found.add(Objection.forbidden(
                    "advice-first", "The attendance lead has not advised on it: two people are needed.", "ATT-A2.L6"));
        }
        if (known.isLimitReached()) {
            found.add(Objection.forbidden(
                    "limit-reached",
                    "Every parent has had two notices for this child in three years; consider prosecution.",
                    "NAT-PN.1"));
        }
    }

    private static void prosecution(PenaltyPolicy policy, Circumstances known, List<Objection> found) {
        if (policy.noticeFirst() && known.noticesBefore() == 0) {
            found.add(Objection.forbidden(
                    "no-notice-yet", "Prosecution is the last resort, after a penalty notice.", "AET-15.3"));
        }
    }

    private static boolean supportFits(Proposal proposal) {
        return proposal.answers().isYes(Question.SUPPORT_APPROPRIATE);
    }

    private static boolean isAnswered(Proposal proposal, Question question) {
        return !proposal.answers().open().contains(question);
    }
}
