package org.rollcall.leave.request;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the school knows beside the request itself.
 *
 * @param policyId the school's policy on the first day asked for, empty while unknown
 * @param schoolDays school days asked for, empty while the calendar does not cover them
 * @param earlier leave asked for before
 */
record Background(Optional<String> policyId, OptionalInt schoolDays, EarlierLeave earlier) {}
