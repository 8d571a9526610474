/**
 * Penalty notices: what one costs on a day, how many there may be, and what stands in the way of asking for one. A person
 * decides and the local authority issues; this only counts and says what is missing.
 */
@NullMarked
package org.rollcall.rules.penalty;

import org.jspecify.annotations.NullMarked;
