/** The services behind the gateway and where they are. */
@NullMarked
package org.rollcall.gateway.upstream;

import org.jspecify.annotations.NullMarked;
