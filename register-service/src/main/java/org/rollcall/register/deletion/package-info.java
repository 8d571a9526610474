/** A name leaves the admission register: on a ground of the regulations, decided by the head, with its return. */
@NullMarked
package org.rollcall.register.deletion;

import org.jspecify.annotations.NullMarked;
