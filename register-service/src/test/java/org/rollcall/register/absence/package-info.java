/** What a parent's words mean for a register. */
@NullMarked
package org.rollcall.register.absence;

import org.jspecify.annotations.NullMarked;
