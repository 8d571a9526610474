/** A request that is sent again gets the first answer again, and happens once. */
@NullMarked
package org.rollcall.support.idempotency;

import org.jspecify.annotations.NullMarked;
