package org.rollcall.rules.evaluation;

import java.time.LocalDate;

/** Leave that a pupil was granted, from its first day to its last. */
public record LeaveFact(LocalDate from, LocalDate to) {}
