/** Who asked, decided, withdrew or looked. */
@NullMarked
package org.rollcall.leave.audit;

import org.jspecify.annotations.NullMarked;
