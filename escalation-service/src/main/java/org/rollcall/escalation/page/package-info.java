/** Lists that are read page by page, newest first. */
@NullMarked
package org.rollcall.escalation.page;

import org.jspecify.annotations.NullMarked;
