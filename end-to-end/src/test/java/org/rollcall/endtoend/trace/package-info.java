/** Writes docs/domain/trace.md: each clause, what carries it out, and the tests that say its id. */
@NullMarked
package org.rollcall.endtoend.trace;

import org.jspecify.annotations.NullMarked;
