/** The two clocks: the school clock decides what is due, the machine clock decides tokens, leases and retries. */
@NullMarked
package org.rollcall.support.clock;

import org.jspecify.annotations.NullMarked;
