/** Where a policy departs from the law in force on a date: it runs all the same, and says so. */
@NullMarked
package org.rollcall.rules.lint;

import org.jspecify.annotations.NullMarked;
