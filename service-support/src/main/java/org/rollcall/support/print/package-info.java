/** Prints pages: HTML in, tagged PDF with its own fonts out. */
@NullMarked
package org.rollcall.support.print;

import org.jspecify.annotations.NullMarked;
