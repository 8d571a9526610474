/** Errors as RFC 9457 problem documents with a stable code. */
@NullMarked
package org.rollcall.support.problem;

import org.jspecify.annotations.NullMarked;
