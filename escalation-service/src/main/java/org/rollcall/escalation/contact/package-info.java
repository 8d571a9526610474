/** What staff and parents said about an absence: the contact log and reports, which are facts to the rules. */
@NullMarked
package org.rollcall.escalation.contact;

import org.jspecify.annotations.NullMarked;
