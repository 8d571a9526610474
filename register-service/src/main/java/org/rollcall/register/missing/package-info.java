/**
 * A pupil who goes missing during the school day: the search, who is told and when, and what is written afterwards, as the
 * school's policy asks for it.
 */
@NullMarked
package org.rollcall.register.missing;

import org.jspecify.annotations.NullMarked;
