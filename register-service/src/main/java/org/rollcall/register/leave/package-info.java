/** Granted leave, heard from the leave service, as a suggestion for registers, and who may leave at lunchtime. */
@NullMarked
package org.rollcall.register.leave;

import org.jspecify.annotations.NullMarked;
