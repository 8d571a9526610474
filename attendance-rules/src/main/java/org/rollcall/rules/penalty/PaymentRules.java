package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Which payments settle a notice: the whole amount of the day, once, in time (KCA-10.10, NAT-PN.1). */
public final class PaymentRules {
    /** Why a payment is not taken. */
    public enum Refusal {
        /** Paid before the notice was issued. */
        BEFORE_ISSUE("payment-before-issue"),
        /** After the twenty-eighth day a court decides, not a payment. */
        TOO_LATE("payment-too-late"),
        /** Less than the amount of the day: there are no instalments. */
        PART("part-payment"),
        /** More than the amount of the day. */
        TOO_MUCH("overpayment");

        private final String code;

        Refusal(String code) {
            this.code = code;
        }

        /** A stable word for the reason. */
        public String code() {
            return code;
        }
    }

    private PaymentRules() {}

    /** Why that payment in pence does not settle the notice; empty when it does. */
    public static Optional<Refusal> refuse(NoticeTerms terms, LocalDate issuedOn, LocalDate paidOn, int pence) {
        if (paidOn.isBefore(issuedOn)) {
            return Optional.of(Refusal.BEFORE_ISSUE);
        }
        OptionalInt due = terms.dueOn(paidOn);
        if (due.isEmpty()) {
            return Optional.of(Refusal.TOO_LATE);
        }
        if (pence < due.getAsInt()) {
            return Optional.of(Refusal.PART);
        }
        return pence > due.getAsInt() ? Optional.of(Refusal.TOO_MUCH) : Optional.empty();
    }
}
