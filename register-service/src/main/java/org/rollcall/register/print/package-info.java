/** The pages that this service prints lie in {@code prints}; here is the press for them. */
@NullMarked
package org.rollcall.register.print;

import org.jspecify.annotations.NullMarked;
