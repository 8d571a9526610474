/** What somebody of the school has to do, each thing once, in words for the office. */
@NullMarked
package org.rollcall.escalation.task;

import org.jspecify.annotations.NullMarked;
