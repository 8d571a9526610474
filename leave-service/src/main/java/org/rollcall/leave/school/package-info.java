/** What leave needs to know of schools, their calendars and their roll, copied from the register's events. */
@NullMarked
package org.rollcall.leave.school;

import org.jspecify.annotations.NullMarked;
