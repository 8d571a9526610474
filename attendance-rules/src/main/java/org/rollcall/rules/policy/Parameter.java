package org.rollcall.rules.policy;

import java.time.LocalDate;

/**
 * A number of a policy, from a date on.
 *
 * @param ask whether the document leaves it open, so that the school is asked and the value is an assumption until then
 */
public record Parameter(String name, LocalDate from, int value, boolean ask, String cite) {}
