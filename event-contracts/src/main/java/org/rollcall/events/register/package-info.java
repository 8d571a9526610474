/** Events published by the register service: ids, dates, codes and figures, never a name or an address (those travel in {@link PeopleRecord}). */
@NullMarked
package org.rollcall.events.register;

import org.jspecify.annotations.NullMarked;
