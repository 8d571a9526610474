/** What this service knows of pupils and the adults around them, from the compacted people topic; no other package stores a name. */
@NullMarked
package org.rollcall.escalation.people;

import org.jspecify.annotations.NullMarked;
