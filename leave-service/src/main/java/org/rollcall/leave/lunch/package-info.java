/** Leave at lunchtime: a parent asks, the head decides, and a pass with a photograph shows it (AET-9). */
@NullMarked
package org.rollcall.leave.lunch;

import org.jspecify.annotations.NullMarked;
