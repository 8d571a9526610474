/** Tests of what leaves the register. */
@NullMarked
package org.rollcall.register.exports;

import org.jspecify.annotations.NullMarked;
