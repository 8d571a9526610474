/** The public API as one OpenAPI document, merged from what each service says of itself. */
@NullMarked
package org.rollcall.gateway.contract;

import org.jspecify.annotations.NullMarked;
