/** Terms and closures, and the sessions that they leave open. */
@NullMarked
package org.rollcall.register.calendar;

import org.jspecify.annotations.NullMarked;
