/**
 * School years, terms, closures and session times: which sessions a pupil of a year group could attend and when their
 * registers close, because every count of school days or weeks in a policy depends on it.
 */
@NullMarked
package org.rollcall.rules.calendar;

import org.jspecify.annotations.NullMarked;
