/** Proves what penalty notices cost and what stands before them, clause by clause. */
@NullMarked
package org.rollcall.rules.penalty;

import org.jspecify.annotations.NullMarked;
