/** Each pupil's marks, packed by school year; the highest revision of a mark counts, so that order is a courtesy. */
@NullMarked
package org.rollcall.escalation.ledger;

import org.jspecify.annotations.NullMarked;
