/** A pupil's marks packed by school year, one byte a session: what rules replay and what is stored per pupil and year. */
@NullMarked
package org.rollcall.rules.ledger;

import org.jspecify.annotations.NullMarked;
