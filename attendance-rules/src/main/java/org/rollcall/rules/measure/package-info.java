/** Attendance arithmetic as the Department for Education does it, on whole sessions and exact fractions. */
@NullMarked
package org.rollcall.rules.measure;

import org.jspecify.annotations.NullMarked;
