/** The check of the caller's token before anything is passed on; each service checks it again. */
@NullMarked
package org.rollcall.gateway.identity;

import org.jspecify.annotations.NullMarked;
