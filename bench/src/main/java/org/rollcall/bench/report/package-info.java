/** Figures of one run, as a table and as JSON. */
@NullMarked
package org.rollcall.bench.report;

import org.jspecify.annotations.NullMarked;
