package org.rollcall.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;

class PassedHeadersTest {
    @Test
    void what_claims_who_is_calling_or_speaks_of_one_connection_does_not_pass() {
        // Given
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Authorization", "Bearer x")
                .add("traceparent", "00-1-2-01")
                .add("Idempotency-Key", "k")
                .add("Connection", "keep-alive, X-Hop, authorization, content-length")
                .add("Keep-Alive", "timeout=5")
                .add("X-Hop", "1")
                .add("X-Forwarded-For", "1.2.3.4")
                .add("x-forwarded-host", "h")
                .add("Forwarded", "for=1.2.3.4")
                .add("X-User-Id", "u")
                .add("X-School-Urn", "900001")
                .add("TE", "trailers")
                .add("Upgrade", "h2c");

        // When
        PassedHeaders.clean(headers);

        // Then
        assertThat(headers.names()).containsExactlyInAnyOrder("Authorization", "traceparent", "Idempotency-Key");
    }
}
