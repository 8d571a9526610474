/** Events published by the escalation service: ids, dates, codes and figures, never a name or an address. */
@NullMarked
package org.rollcall.events.escalation;

import org.jspecify.annotations.NullMarked;
