/** What is kept how long, what keeps it longer, and the proof of what was erased. */
@NullMarked
package org.rollcall.register.retention;

import org.jspecify.annotations.NullMarked;
