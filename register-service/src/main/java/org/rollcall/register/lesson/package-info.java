/** Attendance in lessons, beside the registers of the sessions and without any effect on them. */
@NullMarked
package org.rollcall.register.lesson;

import org.jspecify.annotations.NullMarked;
