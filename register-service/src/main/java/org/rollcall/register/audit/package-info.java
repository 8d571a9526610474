/** Who did what, when and why: written with each deed and each reading of a pupil's record, never changed. */
@NullMarked
package org.rollcall.register.audit;

import org.jspecify.annotations.NullMarked;
