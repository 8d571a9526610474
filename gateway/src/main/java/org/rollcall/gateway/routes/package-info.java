/** Which service answers which path, and the passing of requests and answers between caller and service. */
@NullMarked
package org.rollcall.gateway.routes;

import org.jspecify.annotations.NullMarked;
