package org.rollcall.escalation.finding;

import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.PupilKey;

/**
 * Why a pupil is evaluated.
 *
 * @param traceparent the trace that what follows belongs to
 */
public record Trigger(PupilKey pupil, @Nullable String traceparent) {}
