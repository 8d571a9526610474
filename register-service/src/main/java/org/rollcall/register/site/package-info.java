/** The signing book and who is on the site right now. */
@NullMarked
package org.rollcall.register.site;

import org.jspecify.annotations.NullMarked;
