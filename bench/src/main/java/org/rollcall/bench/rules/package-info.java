/** What the rules cost on one core, measured by JMH. */
@NullMarked
package org.rollcall.bench.rules;

import org.jspecify.annotations.NullMarked;
