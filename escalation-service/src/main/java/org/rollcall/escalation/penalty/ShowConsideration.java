package org.rollcall.escalation.penalty;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.penalty.ConsiderationState.Undecided;
import org.rollcall.escalation.penalty.ConsiderationView.Asked;
import org.rollcall.escalation.penalty.ConsiderationView.Guards;
import org.rollcall.escalation.penalty.ConsiderationView.Happened;
import org.rollcall.escalation.penalty.ConsiderationView.Improvement;
import org.rollcall.escalation.penalty.ConsiderationView.ParentView;
import org.rollcall.escalation.penalty.ConsiderationView.Remark;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.penalty.Answers;
import org.rollcall.rules.penalty.ConsiderationRules;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.ImprovementPeriod;
import org.rollcall.rules.penalty.Objection;
import org.rollcall.rules.penalty.Objection.Kind;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.PenaltyRegime;
import org.rollcall.rules.penalty.Proposal;
import org.rollcall.rules.penalty.Question;
import org.rollcall.rules.penalty.Tariff;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.Clauses;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.support.clock.SchoolClock;

/** Puts a consideration into words for the head. */
final class ShowConsideration {
    private static final String HEAD = "head";

    private ShowConsideration() {}

    static ConsiderationView show(OnRecord known, List<Elsewhere> elsewhere) {
        Consideration one = known.consideration();
        return new ConsiderationView(
                one.considerationId(),
                one.pupil().pupilId(),
                one.findingId(),
                one.ruleId(),
                one.clause(),
                Clauses.find(one.clause()).map(Clause::says).orElse(null),
                one.policyId(),
                one.state().stage(),
                one.state().at(),
                one.openedAt().atZone(SchoolClock.ZONE).toLocalDate(),
                HEAD,
                DecidePenalty.ownGround(one),
                known.evidence(),
                known.stillOpen(),
                TenWeeks.ending(known),
                new Guards(known.isOfCompulsoryAge(), known.has(PupilFlag.SOCIAL_WORKER), known.has(PupilFlag.LAC)),
                Arrays.stream(Question.values()).map(ShowConsideration::asked).toList(),
                known.policy().grounds().stream().sorted().toList(),
                one.state() instanceof Undecided ? objections(known) : List.of(),
                one.state() instanceof Undecided ? reminders(known) : List.of(),
                known.parents().stream().map(parent -> parent(known, parent)).toList(),
                elsewhere,
                improvement(known),
                known.changes().stream()
                        .map(change -> new Happened(
                                change.at(),
                                change.kind(),
                                change.state(),
                                change.by(),
                                change.role(),
                                change.details()))
                        .toList(),
                one.revision());
    }

    private static Asked asked(Question question) {
        return new Asked(question, question == Question.PUBLIC_INTEREST ? "local-authority" : "school");
    }

    /** What stands against a referral whatever is answered. */
    private static List<Remark> objections(OnRecord known) {
        return ConsiderationRules.objections(known.policy(), known.circumstances(""), referral(known)).stream()
                .filter(objection -> objection.kind() == Kind.FORBIDDEN)
                .map(ShowConsideration::remark)
                .toList();
    }

    private static List<Remark> reminders(OnRecord known) {
        return ConsiderationRules.reminders(known.policy(), known.circumstances(""), referral(known)).stream()
                .map(ShowConsideration::remark)
                .toList();
    }

    /** A referral of a case that support fits and was tried in. */
    private static Proposal referral(OnRecord known) {
        Map<Question, Answers.Answer> fits = new EnumMap<>(Question.class);
        fits.put(Question.SUPPORT_APPROPRIATE, new Answers.Answer(true, "?"));
        fits.put(Question.SUPPORT_TRIED, new Answers.Answer(true, "?"));
        return new Proposal(
                Decision.REFERRED, new Answers(fits), DecidePenalty.ownGround(known.consideration()), null, null);
    }

    private static Remark remark(Objection objection) {
        return new Remark(objection.code(), objection.message(), objection.cite());
    }

    private static ParentView parent(OnRecord known, PeopleRecord.Parent parent) {
        Offence offence = known.offence(parent);
        Optional<Tariff> tariff = PenaltyRegime.on(known.today()).tariff(offence);
        return new ParentView(
                parent.parentId(),
                parent.name(),
                offence,
                tariff.map(Tariff::earlyPence).map(Pounds::of).orElse(null),
                tariff.map(Tariff::fullPence).map(Pounds::of).orElse(null),
                known.notices().stream()
                        .filter(notice -> notice.parentId().equals(parent.parentId()))
                        .map(notice -> NoticeView.of(notice, known.today()))
                        .toList());
    }

    private static @Nullable Improvement improvement(OnRecord known) {
        ImprovementPeriod period = known.consideration().state().period();
        return period == null
                ? null
                : new Improvement(
                        period.from(),
                        period.to(),
                        known.calendar()
                                .schoolDays(
                                        period.from(),
                                        period.to(),
                                        known.pupil().yearGroup())
                                .size(),
                        known.unauthorised(period.from(), period.to()));
    }
}
