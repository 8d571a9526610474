/** What was set aside and what a person decides about it: handle it again, or let go what it holds back. */
@NullMarked
package org.rollcall.support.deadletter;

import org.jspecify.annotations.NullMarked;
