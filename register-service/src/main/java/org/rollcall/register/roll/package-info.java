/** The admission register: classes, pupils and who is on roll on a date. */
@NullMarked
package org.rollcall.register.roll;

import org.jspecify.annotations.NullMarked;
