/** What operators watch: figures of a service's tables as gauges, and request times in buckets. */
@NullMarked
package org.rollcall.support.watch;

import org.jspecify.annotations.NullMarked;
