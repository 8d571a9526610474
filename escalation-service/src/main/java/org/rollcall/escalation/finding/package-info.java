/** What the school's policy has found about a pupil: computed anew from ledger and facts, then reconciled with what was known before, which carries tasks, letters and notifications. */
@NullMarked
package org.rollcall.escalation.finding;

import org.jspecify.annotations.NullMarked;
