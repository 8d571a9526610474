package org.rollcall.escalation.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;

/**
 * Why a pupil is evaluated.
 *
 * @param at when it happened (school clock); the evaluation looks from then or later
 * @param traceparent the trace that what follows belongs to
 */
public record Trigger(PupilKey pupil, Instant at, @Nullable String traceparent) {}
