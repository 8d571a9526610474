/** One test per story, over HTTP only, against the running stack. */
@NullMarked
package org.rollcall.endtoend;

import org.jspecify.annotations.NullMarked;
