/** Files of pupils and of past marks, taken in row by row. */
@NullMarked
package org.rollcall.register.imports;

import org.jspecify.annotations.NullMarked;
