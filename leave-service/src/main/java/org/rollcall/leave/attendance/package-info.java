/** How much of school a pupil has attended, copied mark by mark from the register, to be seen beside a request. */
@NullMarked
package org.rollcall.leave.attendance;

import org.jspecify.annotations.NullMarked;
