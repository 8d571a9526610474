/** The commands of ./rollcall. */
@NullMarked
package org.rollcall.localstack.command;

import org.jspecify.annotations.NullMarked;
