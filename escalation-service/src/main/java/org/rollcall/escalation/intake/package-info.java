/** Where the events of other services come in and meet ledgers, schools and findings, in one transaction a batch. */
@NullMarked
package org.rollcall.escalation.intake;

import org.jspecify.annotations.NullMarked;
