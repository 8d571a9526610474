/** Proves what local authorities are told. */
@NullMarked
package org.rollcall.escalation.authority;

import org.jspecify.annotations.NullMarked;
