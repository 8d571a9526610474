/** Pages that the school prints from its records: the layout they share, and their dates in words. */
@NullMarked
package org.rollcall.register.print;

import org.jspecify.annotations.NullMarked;
