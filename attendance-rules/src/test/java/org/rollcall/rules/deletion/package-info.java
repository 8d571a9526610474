/** Proves what each ground for a deletion asks for, clause by clause. */
@NullMarked
package org.rollcall.rules.deletion;

import org.jspecify.annotations.NullMarked;
