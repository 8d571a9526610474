package org.rollcall.rules.procedure;

import java.util.List;

/**
 * How a policy watches pupils who leave at lunchtime.
 *
 * @param outWithinMinutes last minute after the start of lunch at which they are off the premises
 * @param backBeforeEndMinutes minutes before the end of lunch by which they are back
 * @param permission nobody leaves without one
 * @param cite clauses
 */
public record LunchRule(int outWithinMinutes, int backBeforeEndMinutes, boolean permission, List<String> cite) {}
