/** What the services tell each other over Kafka: the envelope, the topics and one record per event. */
@NullMarked
package org.rollcall.events;

import org.jspecify.annotations.NullMarked;
