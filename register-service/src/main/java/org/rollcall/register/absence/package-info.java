/** What parents tell the school about an absence. */
@NullMarked
package org.rollcall.register.absence;

import org.jspecify.annotations.NullMarked;
