/** A school's standing data, its policy and its session times, each by date. */
@NullMarked
package org.rollcall.register.school;

import org.jspecify.annotations.NullMarked;
