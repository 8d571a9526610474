/** A pupil's attendance case and its stages; people move it, findings only open it. */
@NullMarked
package org.rollcall.escalation.cases;

import org.jspecify.annotations.NullMarked;
