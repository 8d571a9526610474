/** Child processes that are started, watched, brought back when they die, and stopped; and the file that remembers them. */
@NullMarked
package org.rollcall.localstack.process;

import org.jspecify.annotations.NullMarked;
