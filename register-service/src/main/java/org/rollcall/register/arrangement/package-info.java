/** Where pupils are known to be instead of in class: visits, other schools, exclusions, study leave. */
@NullMarked
package org.rollcall.register.arrangement;

import org.jspecify.annotations.NullMarked;
