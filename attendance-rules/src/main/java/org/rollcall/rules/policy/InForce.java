package org.rollcall.rules.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** From when a policy holds; only a successor ends it, a review date that passes does not. */
public record InForce(LocalDate from, @Nullable LocalDate reviewBy) {}
