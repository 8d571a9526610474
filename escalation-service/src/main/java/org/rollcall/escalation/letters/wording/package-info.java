/** What letters say and how they look: standard wording, a school's own, letterhead, plain language and large print. */
@NullMarked
package org.rollcall.escalation.letters.wording;

import org.jspecify.annotations.NullMarked;
