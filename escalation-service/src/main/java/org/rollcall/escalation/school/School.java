package org.rollcall.escalation.school;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.support.clock.SchoolClock;

/**
 * A school as far as rules need it.
 *
 * @param laCode local authority the school lies in
 * @param policies policies by their first day
 * @param calendar its calendar; null while no year was published
 * @param heardUntil latest moment that its events have told of; null before the first
 */
public record School(
        int urn,
        String name,
        String laCode,
        List<SchoolConfigured.Policy> policies,
        @Nullable SchoolCalendar calendar,
        @Nullable Instant heardUntil) {

    /** This school, its events having told of that moment. */
    School heardUntil(@Nullable Instant moment) {
        return new School(urn, name, laCode, policies, calendar, moment);
    }

    /** The local moment to look from: now, or what has been heard of when that is later. */
    public LocalDateTime moment(LocalDateTime now) {
        if (heardUntil == null) {
            return now;
        }
        LocalDateTime heard = LocalDateTime.ofInstant(heardUntil, SchoolClock.ZONE);
        return heard.isAfter(now) ? heard : now;
    }

    /** The policy in force on the date; the earliest also holds before its own first day. */
    public Optional<SchoolConfigured.Policy> policyOn(LocalDate date) {
        Comparator<SchoolConfigured.Policy> byDate = Comparator.comparing(SchoolConfigured.Policy::from);
        return policies.stream()
                .filter(policy -> !policy.from().isAfter(date))
                .max(byDate)
                .or(() -> policies.stream().min(byDate));
    }
}
