/** Registers that close by the clock, and what was missing in them. */
@NullMarked
package org.rollcall.register.closing;

import org.jspecify.annotations.NullMarked;
