package org.rollcall.escalation.intake;

import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * An event with the trace it belongs to.
 *
 * @param traceparent the trace that consequences carry on
 */
record Happened<E extends Event>(E event, @Nullable String traceparent) {}
