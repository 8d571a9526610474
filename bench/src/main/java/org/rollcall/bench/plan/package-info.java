/** What is sent: which register with which codes, and the schools that it is sent for. */
@NullMarked
package org.rollcall.bench.plan;

import org.jspecify.annotations.NullMarked;
