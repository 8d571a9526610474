/** How long a start takes: from the command to the first accepted mark, and of each service. */
@NullMarked
package org.rollcall.bench.coldstart;

import org.jspecify.annotations.NullMarked;
