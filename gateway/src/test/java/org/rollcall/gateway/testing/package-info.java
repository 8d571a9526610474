/** The four services played by the test, so that the gateway can be proved without any of them. */
@NullMarked
package org.rollcall.gateway.testing;

import org.jspecify.annotations.NullMarked;
