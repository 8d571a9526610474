/** The policies in force at each school, and their text for people to read. */
@NullMarked
package org.rollcall.escalation.policy;

import org.jspecify.annotations.NullMarked;
