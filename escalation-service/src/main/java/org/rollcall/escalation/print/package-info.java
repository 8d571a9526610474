/** The pages that this service prints lie in {@code prints}; here is the press for them. */
@NullMarked
package org.rollcall.escalation.print;

import org.jspecify.annotations.NullMarked;
