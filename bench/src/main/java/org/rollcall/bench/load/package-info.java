/** Sending at given times whatever comes back, and listening for what it causes. */
@NullMarked
package org.rollcall.bench.load;

import org.jspecify.annotations.NullMarked;
