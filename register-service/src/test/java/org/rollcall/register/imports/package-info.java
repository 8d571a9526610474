/** Tests of reading files. */
@NullMarked
package org.rollcall.register.imports;

import org.jspecify.annotations.NullMarked;
