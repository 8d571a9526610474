/** How much of school a pupil has attended, copied from the register as it is told, to be seen beside a request. */
@NullMarked
package org.rollcall.leave.attendance;

import org.jspecify.annotations.NullMarked;
