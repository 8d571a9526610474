/** What figures are broken down by: schools, classes, terms and pupils' characteristics, without any name. */
@NullMarked
package org.rollcall.reporting.standing;

import org.jspecify.annotations.NullMarked;
