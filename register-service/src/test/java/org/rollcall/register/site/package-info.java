/** Tests of the signing book and the fire roll. */
@NullMarked
package org.rollcall.register.site;

import org.jspecify.annotations.NullMarked;
