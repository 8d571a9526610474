/** Granted leave, heard from the leave service, as a suggestion for registers. */
@NullMarked
package org.rollcall.register.leave;

import org.jspecify.annotations.NullMarked;
