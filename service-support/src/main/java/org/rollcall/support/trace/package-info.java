/** The thread of a trace through places that OpenTelemetry does not see: outbox rows and batches of events. */
@NullMarked
package org.rollcall.support.trace;

import org.jspecify.annotations.NullMarked;
