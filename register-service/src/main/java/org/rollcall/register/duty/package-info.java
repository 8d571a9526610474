/** What the registers show the people of a school that they have to do; who does it and when it is done is kept elsewhere. */
@NullMarked
package org.rollcall.register.duty;

import org.jspecify.annotations.NullMarked;
