/** Open sessions worked out from calendars. */
@NullMarked
package org.rollcall.register.calendar;

import org.jspecify.annotations.NullMarked;
