package org.rollcall.leave.request;

import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.rules.calendar.DateRange;

/**
 * The part of a request that the rules look at.
 *
 * @param kind kind of leave
 * @param period days asked for
 * @param requestedOn day the school was asked
 * @param evidence number of pieces of evidence handed in
 * @param licence performance licence
 */
record Application(
        LeaveKind kind, DateRange period, LocalDate requestedOn, int evidence, Optional<PerformanceLicence> licence) {}
