/** What requests say in path, header and body, read strictly, with every fault named by its field. */
@NullMarked
package org.rollcall.register.input;

import org.jspecify.annotations.NullMarked;
