/** The admission register's rules. */
@NullMarked
package org.rollcall.register.roll;

import org.jspecify.annotations.NullMarked;
