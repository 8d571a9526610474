/** What the virtual machines keep from one start for the next, so that a start costs a third of its processor time. */
@NullMarked
package org.rollcall.localstack.startup;

import org.jspecify.annotations.NullMarked;
