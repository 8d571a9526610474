package org.rollcall.leave.request;

import java.util.Optional;
import java.util.OptionalInt;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * What the school knows beside the request itself.
 *
 * @param policyId the school's policy on the first day asked for, empty while unknown
 * @param schoolDays school days asked for, empty while the calendar does not cover them
 * @param sessions sessions asked for, empty while the calendar does not cover them
 * @param earlier leave asked for before
 * @param attendance the pupil's marks of this school year so far
 */
record Background(
        Optional<String> policyId,
        OptionalInt schoolDays,
        OptionalInt sessions,
        EarlierLeave earlier,
        AttendanceTally attendance) {}
