/** The rules of marks. */
@NullMarked
package org.rollcall.register.marking;

import org.jspecify.annotations.NullMarked;
