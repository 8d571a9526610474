/** Tests of the procedure for missing pupils. */
@NullMarked
package org.rollcall.register.missing;

import org.jspecify.annotations.NullMarked;
