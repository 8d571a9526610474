/** Where people of the school work: tasks and the contact log over HTTP. */
@NullMarked
package org.rollcall.escalation.casework;

import org.jspecify.annotations.NullMarked;
