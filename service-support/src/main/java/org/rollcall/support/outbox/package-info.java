/** Events written in the transaction of the state they tell of, and the relay that carries them to Kafka; the only producer. */
@NullMarked
package org.rollcall.support.outbox;

import org.jspecify.annotations.NullMarked;
