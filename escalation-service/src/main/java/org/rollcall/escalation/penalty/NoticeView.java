package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.DayCount;
import org.rollcall.rules.penalty.NoticeTerms;
import org.rollcall.rules.penalty.Offence;

/**
 * A penalty notice as staff see it.
 *
 * @param state ISSUED, OVERDUE after the twenty-eighth day, PAID, WITHDRAWN, PROSECUTED or NOT_PURSUED
 * @param dayOne the day counted as the first
 * @param due what is to be paid today, in pounds; absent where nothing is, or can be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(
        UUID noticeId,
        @Nullable UUID considerationId,
        UUID pupilId,
        UUID parentId,
        String number,
        String state,
        Offence offence,
        LocalDate issuedOn,
        @Nullable LocalDate postedOn,
        @Nullable LocalDate receivedOn,
        DayCount daysCountFrom,
        LocalDate dayOne,
        Amount early,
        Amount full,
        @Nullable String due,
        @Nullable LocalDate paidOn,
        @Nullable String paid,
        long revision) {
    private static final String OVERDUE = "OVERDUE";

    /**
     * A sum.
     *
     * @param amount in pounds, such as "80.00"
     * @param until the last day on which it settles the notice
     */
    public record Amount(String amount, LocalDate until) {}

    static NoticeView of(Notice notice, LocalDate today) {
        NoticeTerms terms = notice.terms();
        OptionalInt due = notice.state() == Notice.State.ISSUED ? terms.dueOn(today) : OptionalInt.empty();
        Integer paid = notice.paidPence();
        return new NoticeView(
                notice.noticeId(),
                notice.considerationId(),
                notice.pupil().pupilId(),
                notice.parentId(),
                notice.number(),
                notice.isOverdue(today) ? OVERDUE : notice.state().name(),
                notice.offence(),
                notice.issuedOn(),
                notice.postedOn(),
                notice.receivedOn(),
                notice.dayCount(),
                terms.dayOne(),
                new Amount(Pounds.of(notice.tariff().earlyPence()), terms.earlyUntil()),
                new Amount(Pounds.of(notice.tariff().fullPence()), terms.payableUntil()),
                due.isPresent() ? Pounds.of(due.getAsInt()) : null,
                notice.paidOn(),
                paid == null ? null : Pounds.of(paid),
                notice.revision());
    }
}
