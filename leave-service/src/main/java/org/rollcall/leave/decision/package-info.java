/** The head's decision on a request for leave, and what keeps a grant from being made. */
@NullMarked
package org.rollcall.leave.decision;

import org.jspecify.annotations.NullMarked;
