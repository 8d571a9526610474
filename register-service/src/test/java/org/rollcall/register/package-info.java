/** The register service over HTTP, against a real PostgreSQL and Kafka. */
@NullMarked
package org.rollcall.register;

import org.jspecify.annotations.NullMarked;
