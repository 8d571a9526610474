package org.rollcall.leave.request;

import java.time.LocalDate;
import java.util.Optional;

/** Days for a performance that the local authority's licence names (AET-7.24, BHCET-16.3). */
final class LicensedDays {
    static final String REASON = "The licence names the days; the school need not authorise them again.";

    private LicensedDays() {}

    /** Whether every day asked for, none of them past, is named by the licence and the policy asks for no more. */
    static boolean needNoDecision(Application asked, Optional<String> policyId, LocalDate today) {
        return asked.kind() == LeaveKind.PERFORMANCE
                && LeaveClauses.ownClause("leave-performance-licence-dates", policyId)
                        .isPresent()
                && !asked.period().start().isBefore(today)
                && !asked.requestedOn().isAfter(asked.period().start())
                && asked.licence()
                        .flatMap(PerformanceLicence::dates)
                        .filter(dates -> dates.contains(asked.period().start())
                                && dates.contains(asked.period().end()))
                        .isPresent();
    }
}
