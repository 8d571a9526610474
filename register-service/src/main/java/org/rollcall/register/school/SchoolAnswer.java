package org.rollcall.register.school;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.SchoolConfigured;

/**
 * A school's standing data as they stand on a day, with the whole dated history.
 *
 * @param urn school
 * @param name school name
 * @param phase PRIMARY, SECONDARY, SPECIAL or ALL_THROUGH
 * @param laCode local authority the school lies in
 * @param trustUid GIAS group UID of its trust
 * @param policyId policy in force
 * @param sessions session times in force by AM and PM
 * @param sessionExceptions what differs on some days or for some year groups
 * @param revision revision
 * @param history policies and session times by their first day
 */
public record SchoolAnswer(
        int urn,
        String name,
        String phase,
        String laCode,
        String trustUid,
        @Nullable String policyId,
        Map<String, SchoolConfigured.Window> sessions,
        List<SchoolConfigured.TimesException> sessionExceptions,
        long revision,
        History history) {
    /**
     * What holds from when.
     *
     * @param policies policies, oldest first
     * @param sessions session times, oldest first
     */
    public record History(List<SchoolConfigured.Policy> policies, List<SchoolConfigured.Times> sessions) {}
}
