/** The attendance codes by date. */
@NullMarked
package org.rollcall.register.reference;

import org.jspecify.annotations.NullMarked;
