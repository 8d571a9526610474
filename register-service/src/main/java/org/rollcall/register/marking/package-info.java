/** Class registers, marks with their whole history, and the days a reason may stay open. */
@NullMarked
package org.rollcall.register.marking;

import org.jspecify.annotations.NullMarked;
