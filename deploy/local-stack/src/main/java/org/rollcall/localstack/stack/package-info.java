/** The whole stack in its order: servers first, then the five services, and back again. */
@NullMarked
package org.rollcall.localstack.stack;

import org.jspecify.annotations.NullMarked;
