package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * A school's standing data: where it belongs, its policy by date and its session times by date.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param name school name
 * @param phase PRIMARY, SECONDARY, SPECIAL or ALL_THROUGH
 * @param laCode local authority the school lies in, three digits
 * @param trustUid GIAS group UID of its trust
 * @param policies policies by their first day, oldest first
 * @param sessions session times by their first day, oldest first
 */
public record SchoolConfigured(
        int urn,
        long revision,
        String name,
        String phase,
        String laCode,
        String trustUid,
        List<Policy> policies,
        List<Times> sessions)
        implements Event {
    @Override
    public String subject() {
        return String.valueOf(urn);
    }

    /**
     * A policy in force from a date.
     *
     * @param from first day
     * @param policyId profile
     * @param settings the school's answers to what the profile asks
     */
    public record Policy(LocalDate from, String policyId, Map<String, String> settings) {}

    /**
     * Session times in force from a date.
     *
     * @param from first day
     * @param am morning session
     * @param pm afternoon session
     * @param exceptions what differs on some days or for some year groups
     */
    public record Times(
            LocalDate from, Window am, Window pm, @Nullable List<TimesException> exceptions) {
        /** Times that are the same every day for everybody. */
        public Times(LocalDate from, Window am, Window pm) {
            this(from, am, pm, null);
        }
    }

    /**
     * Session times of some days or year groups.
     *
     * @param days days of the week, empty for every day
     * @param yearGroups year groups, empty for the whole school
     * @param am morning session, absent where it does not differ
     * @param pm afternoon session, absent where it does not differ
     */
    public record TimesException(
            List<String> days,
            List<Integer> yearGroups,
            @Nullable Window am,
            @Nullable Window pm) {}

    /**
     * The window of one session, local times as HH:mm.
     *
     * @param opens taking of the register begins
     * @param late arrivals after this minute are late
     * @param closes arrivals after this minute are absent
     */
    public record Window(String opens, String late, String closes) {}
}
