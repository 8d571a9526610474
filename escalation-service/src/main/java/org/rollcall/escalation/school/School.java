package org.rollcall.escalation.school;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.SchoolCalendar;

/**
 * A school as far as rules need it.
 *
 * @param laCode local authority the school lies in
 * @param policies policies by their first day
 * @param calendar its calendar; null while no year was published
 */
public record School(
        int urn,
        String name,
        String laCode,
        List<SchoolConfigured.Policy> policies,
        @Nullable SchoolCalendar calendar) {

    /** The policy in force on the date; the earliest also holds before its own first day. */
    public Optional<SchoolConfigured.Policy> policyOn(LocalDate date) {
        Comparator<SchoolConfigured.Policy> byDate = Comparator.comparing(SchoolConfigured.Policy::from);
        return policies.stream()
                .filter(policy -> !policy.from().isAfter(date))
                .max(byDate)
                .or(() -> policies.stream().min(byDate));
    }
}
