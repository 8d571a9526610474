/** The same registers written by plain SQL, as others do it, on the same server. */
@NullMarked
package org.rollcall.bench.rival;

import org.jspecify.annotations.NullMarked;
