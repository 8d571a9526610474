/** Leave asked for: the request, its states, and what policy and law say of it before the head decides. */
@NullMarked
package org.rollcall.leave.request;

import org.jspecify.annotations.NullMarked;
