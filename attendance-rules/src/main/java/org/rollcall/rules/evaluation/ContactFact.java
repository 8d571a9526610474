package org.rollcall.rules.evaluation;

import java.time.LocalDateTime;

/** One entry of the contact log, at school local time. */
public record ContactFact(LocalDateTime at, ContactOutcome outcome) {}
