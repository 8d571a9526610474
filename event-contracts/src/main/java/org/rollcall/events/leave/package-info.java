/** Events published by the leave service: ids, dates, codes and figures, never a name or an address. */
@NullMarked
package org.rollcall.events.leave;

import org.jspecify.annotations.NullMarked;
