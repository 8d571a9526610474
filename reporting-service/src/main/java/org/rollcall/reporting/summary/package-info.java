/** Attendance figures of a school or a trust over a period, pooled from counts and broken down one way at a time. */
@NullMarked
package org.rollcall.reporting.summary;

import org.jspecify.annotations.NullMarked;
