/** Who is calling and what they may reach; the database scope that is the second net behind it. */
@NullMarked
package org.rollcall.support.access;

import org.jspecify.annotations.NullMarked;
