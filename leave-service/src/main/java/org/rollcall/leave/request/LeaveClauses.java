package org.rollcall.leave.request;

import java.util.Map;
import java.util.Optional;

/** Which clause of a policy states which rule about leave; the law's own where the policy is silent. */
final class LeaveClauses {
    private static final String REGULATION = "SI 2024/208 r11";

    private static final Map<String, String> LAW = Map.of(
            "leave-asked-in-advance", REGULATION,
            "leave-exceptional-circumstances", REGULATION,
            "leave-holiday-is-not-exceptional", REGULATION,
            "leave-performance-licence", REGULATION,
            "leave-part-time-timetable", REGULATION,
            "leave-study-for-examination", REGULATION,
            "leave-interview", REGULATION,
            "leave-religious-day-set-apart", "EA 1996 s444(3)(c)",
            "leave-occupational-travel", "EA 1996 s444(6)",
            "leave-head-decides", REGULATION);

    private static final Map<String, Map<String, String>> POLICIES = Map.of(
            "kings-cross-2024",
                    Map.of(
                            "leave-asked-in-advance", "KCA-13.1",
                            "leave-exceptional-circumstances", "KCA-13.1",
                            "leave-holiday-is-not-exceptional", "KCA-13.1",
                            "leave-earlier-requests", "KCA-13.2",
                            "leave-religious-day-set-apart", "KCA-6.2",
                            "leave-occupational-travel", "KCA-6.2",
                            "leave-head-decides", "KCA-13.7"),
            "hogarth-2024",
                    Map.ofEntries(
                            Map.entry("leave-asked-in-advance", "BHCET-12.1"),
                            Map.entry("leave-exceptional-circumstances", "BHCET-12.4"),
                            Map.entry("leave-holiday-is-not-exceptional", "BHCET-12.4"),
                            Map.entry("leave-evidence-attached", "BHCET-12.4"),
                            Map.entry("leave-performance-licence", "BHCET-16.5"),
                            Map.entry("leave-performance-licence-dates", "BHCET-16.3"),
                            Map.entry("leave-performance-attendance-floor", "BHCET-16.4"),
                            Map.entry("leave-part-time-timetable", "BHCET-16.6"),
                            Map.entry("leave-religious-day-set-apart", "BHCET-17.2"),
                            Map.entry("leave-head-decides", "BHCET-12.2")),
            "aspire-2023",
                    Map.ofEntries(
                            Map.entry("leave-exceptional-circumstances", "AET-7.3"),
                            Map.entry("leave-holiday-is-not-exceptional", "AET-7.9"),
                            Map.entry("leave-two-weeks-notice", "AET-7.4"),
                            Map.entry("leave-two-weeks-notice-religious", "AET-7.28"),
                            Map.entry("leave-two-weeks-notice-travel", "AET-7.31"),
                            Map.entry("leave-attendance-record", "AET-7.5"),
                            Map.entry("leave-no-unauthorised-absence", "AET-7.7"),
                            Map.entry("leave-authorised-absence-at-most-ten-percent", "AET-7.8"),
                            Map.entry("leave-performance-licence", "AET-7.27"),
                            Map.entry("leave-performance-licence-dates", "AET-7.24"),
                            Map.entry("leave-performance-attendance-floor", "AET-7.26"),
                            Map.entry("leave-religious-day-set-apart", "AET-7.29"),
                            Map.entry("leave-occupational-travel", "AET-7.31"),
                            Map.entry("leave-head-decides", "AET-7.1")),
            "att-2021",
                    Map.of(
                            "leave-exceptional-circumstances", "ATT-A1.6.3",
                            "leave-holiday-is-not-exceptional", "ATT-A1.6.3",
                            "leave-attendance-record", "ATT-A1.6.5",
                            "leave-religious-day-set-apart", "ATT-A1.5.4",
                            "leave-head-decides", "ATT-A1.6.1"));

    private LeaveClauses() {}

    /** The policy's clause for the rule, else the law's, else nothing: then the rule does not apply there. */
    static Optional<String> clause(String ruleId, Optional<String> policyId) {
        return ownClause(ruleId, policyId).or(() -> Optional.ofNullable(LAW.get(ruleId)));
    }

    /** The policy's own clause for the rule. */
    static Optional<String> ownClause(String ruleId, Optional<String> policyId) {
        return policyId.map(id -> POLICIES.getOrDefault(id, Map.of())).map(clauses -> clauses.get(ruleId));
    }
}
