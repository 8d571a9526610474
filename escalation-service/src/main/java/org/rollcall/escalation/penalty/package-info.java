/**
 * Penalty notices: the question put to the head with all that is on record, the head's reasoned decision, and what became
 * of the notices that the authority issued. The platform never decides one and never takes money.
 */
@NullMarked
package org.rollcall.escalation.penalty;

import org.jspecify.annotations.NullMarked;
