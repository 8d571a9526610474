/** Letters to parents: who gets one, what it says, who let it go, and what became of it. */
@NullMarked
package org.rollcall.escalation.letters;

import org.jspecify.annotations.NullMarked;
