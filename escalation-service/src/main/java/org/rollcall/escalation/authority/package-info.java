/** What a local authority is told, when, and what it answered; an inbox sees only what was addressed to it. */
@NullMarked
package org.rollcall.escalation.authority;

import org.jspecify.annotations.NullMarked;
