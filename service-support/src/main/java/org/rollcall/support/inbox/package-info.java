/** Events taken in exactly once in effect: one transaction for the effect, the event's id and the consumer's position. */
@NullMarked
package org.rollcall.support.inbox;

import org.jspecify.annotations.NullMarked;
