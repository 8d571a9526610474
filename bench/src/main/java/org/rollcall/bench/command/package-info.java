/** The command line of the measurements and the order of one run. */
@NullMarked
package org.rollcall.bench.command;

import org.jspecify.annotations.NullMarked;
