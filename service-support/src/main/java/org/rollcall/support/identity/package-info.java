/** Who calls, by a token: each is verified in full, and not again while nothing can have changed about it. */
@NullMarked
package org.rollcall.support.identity;

import org.jspecify.annotations.NullMarked;
