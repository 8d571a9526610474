/** Reads the spans that the services write down and puts a trace together again. */
@NullMarked
package org.rollcall.localstack.trace;

import org.jspecify.annotations.NullMarked;
