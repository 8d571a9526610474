/** How many requests one subject may make in a second. */
@NullMarked
package org.rollcall.gateway.limits;

import org.jspecify.annotations.NullMarked;
