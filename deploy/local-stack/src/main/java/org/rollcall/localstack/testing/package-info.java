/** The stack for tests: real servers on free ports, apart from the data of ./rollcall up. */
@NullMarked
package org.rollcall.localstack.testing;

import org.jspecify.annotations.NullMarked;
