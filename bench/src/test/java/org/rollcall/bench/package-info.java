/** What holds of the whole module. */
@NullMarked
package org.rollcall.bench;

import org.jspecify.annotations.NullMarked;
