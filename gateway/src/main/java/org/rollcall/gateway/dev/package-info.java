/** The development desk: moves the school clock of all services, waits until they rest, shows the letters sent. */
@NullMarked
package org.rollcall.gateway.dev;

import org.jspecify.annotations.NullMarked;
