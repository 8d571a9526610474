/** Leave that was granted, so that a code which needs a grant can be checked against one. */
@NullMarked
package org.rollcall.escalation.leave;

import org.jspecify.annotations.NullMarked;
