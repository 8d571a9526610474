/** The service's own copy of schools, calendars, classes and pupils, kept from events: rules cannot count days without it. */
@NullMarked
package org.rollcall.escalation.school;

import org.jspecify.annotations.NullMarked;
