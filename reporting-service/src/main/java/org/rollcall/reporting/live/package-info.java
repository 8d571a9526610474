/** What happened a moment ago, as a stream of server-sent events that ends with the token and can be resumed. */
@NullMarked
package org.rollcall.reporting.live;

import org.jspecify.annotations.NullMarked;
