/** A single Kafka broker in KRaft mode as a child process, with the platform's topics. */
@NullMarked
package org.rollcall.localstack.kafka;

import org.jspecify.annotations.NullMarked;
