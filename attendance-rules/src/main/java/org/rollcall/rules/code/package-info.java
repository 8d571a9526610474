/**
 * The attendance codes of England in their two editions and what each means for the figures and for the fire roll, so
 * that the class of a mark is always a property of code and date, never of the letter alone.
 */
@NullMarked
package org.rollcall.rules.code;

import org.jspecify.annotations.NullMarked;
