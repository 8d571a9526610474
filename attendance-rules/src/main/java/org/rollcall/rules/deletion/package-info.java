/**
 * On which grounds a name leaves the admission register and what each ground lacks before it may: the lists of both
 * editions of the regulations, and the procedures that a policy puts before them. A person decides; this only says what
 * still stands in the way.
 */
@NullMarked
package org.rollcall.rules.deletion;

import org.jspecify.annotations.NullMarked;
