/** The latest mark of each pupil and session, and the counts kept beside it, right under any order of events. */
@NullMarked
package org.rollcall.reporting.rollup;

import org.jspecify.annotations.NullMarked;
