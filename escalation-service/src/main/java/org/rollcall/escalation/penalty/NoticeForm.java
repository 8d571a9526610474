package org.rollcall.escalation.penalty;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.Tariff;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A notice that the authority issued to one parent.
 *
 * @param number the authority's number
 * @param postedOn when it was posted; the day of issue is taken when absent
 * @param receivedOn when it was received; presumed when absent
 * @param early its first amount in pounds, to be held against the law; computed when absent
 * @param full its second amount
 */
public record NoticeForm(
        @NotNull UUID parentId,
        @NotBlank @Size(max = 100) String number,
        @NotNull LocalDate issuedOn,
        @Nullable LocalDate postedOn,
        @Nullable LocalDate receivedOn,
        @Size(max = 10) @Nullable String early,
        @Size(max = 10) @Nullable String full) {

    /**
     * Refuses dates that cannot be: 422.
     *
     * @param referredOn when the authority was asked; null for a notice of an earlier time
     */
    void checkDates(@Nullable LocalDate referredOn, LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        if (issuedOn.isAfter(today)) {
            errors.add(new FieldError("issuedOn", "lies in the future"));
        }
        if (referredOn != null && issuedOn.isBefore(referredOn)) {
            errors.add(new FieldError("issuedOn", "is before the referral of " + referredOn));
        }
        if (postedOn != null && postedOn.isBefore(issuedOn)) {
            errors.add(new FieldError("postedOn", "is before the issue"));
        }
        if (receivedOn != null && receivedOn.isBefore(issuedOn)) {
            errors.add(new FieldError("receivedOn", "is before the issue"));
        }
        if (receivedOn != null && receivedOn.isAfter(today)) {
            errors.add(new FieldError("receivedOn", "lies in the future"));
        }
        refuse("notice-dates", "These dates cannot be those of a notice.", errors);
    }

    /** Refuses amounts other than the law's: 422. */
    void checkAmounts(Tariff lawful) {
        List<FieldError> errors = new ArrayList<>();
        if (early != null && !early.equals(Pounds.of(lawful.earlyPence()))) {
            errors.add(new FieldError("early", "must be " + Pounds.of(lawful.earlyPence())));
        }
        if (full != null && !full.equals(Pounds.of(lawful.fullPence()))) {
            errors.add(new FieldError("full", "must be " + Pounds.of(lawful.fullPence())));
        }
        refuse("amount-not-lawful", "The amounts are the regulations' on the day of issue.", errors);
    }

    private static void refuse(String code, String detail, List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problem.unprocessable(code, detail, errors);
        }
    }
}
