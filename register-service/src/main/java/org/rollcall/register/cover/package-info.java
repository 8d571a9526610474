/** Teachers who take another's class for a day. */
@NullMarked
package org.rollcall.register.cover;

import org.jspecify.annotations.NullMarked;
