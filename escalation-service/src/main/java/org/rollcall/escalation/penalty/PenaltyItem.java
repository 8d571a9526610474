package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.ImprovementPeriod;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.support.clock.SchoolClock;

/**
 * A consideration or a notice in the list of both.
 *
 * @param kind CONSIDERATION or NOTICE
 * @param id of the one or the other
 * @param at when it was opened or recorded
 * @param due what is to be paid today, in pounds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PenaltyItem(
        String kind,
        UUID id,
        @Nullable UUID considerationId,
        @Nullable UUID noticeId,
        UUID pupilId,
        String state,
        Instant at,
        @Nullable UUID findingId,
        @Nullable String ruleId,
        @Nullable String clause,
        @Nullable LocalDate openedOn,
        @Nullable Ground ground,
        @Nullable LocalDate improveFrom,
        @Nullable LocalDate improveTo,
        @Nullable UUID parentId,
        @Nullable String number,
        @Nullable Offence offence,
        @Nullable LocalDate issuedOn,
        NoticeView.@Nullable Amount early,
        NoticeView.@Nullable Amount full,
        @Nullable String due,
        @Nullable LocalDate paidOn,
        @Nullable String paid) {

    static PenaltyItem of(Consideration one) {
        ImprovementPeriod period = one.state().period();
        return new PenaltyItem(
                "CONSIDERATION",
                one.considerationId(),
                one.considerationId(),
                null,
                one.pupil().pupilId(),
                one.state().stage().name(),
                one.openedAt(),
                one.findingId(),
                one.ruleId(),
                one.clause(),
                one.openedAt().atZone(SchoolClock.ZONE).toLocalDate(),
                DecidePenalty.ownGround(one),
                period == null ? null : period.from(),
                period == null ? null : period.to(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static PenaltyItem of(Notice one, LocalDate today) {
        NoticeView view = NoticeView.of(one, today);
        return new PenaltyItem(
                "NOTICE",
                one.noticeId(),
                one.considerationId(),
                one.noticeId(),
                one.pupil().pupilId(),
                view.state(),
                one.recordedAt(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                one.parentId(),
                one.number(),
                one.offence(),
                one.issuedOn(),
                view.early(),
                view.full(),
                view.due(),
                view.paidOn(),
                view.paid());
    }
}
