package org.rollcall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollcall.gateway.testing.PlayedServices;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(PlayedServices.class)
class TracesIT {
    private static final Path FILE = Path.of("target", "traces", "gateway.jsonl");

    @Test
    @Timeout(30)
    void the_spans_of_a_request_are_found_in_the_trace_file() throws IOException {
        // Given
        String trace = "1af7651916cd43dd8448eb211c803190";

        // When
        given().header("Authorization", "Bearer " + TestTokens.token("head"))
                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01")
                .when()
                .get("/api/v1/codes")
                .then()
                .statusCode(200);

        // Then the server's span and the one of the call to the service
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (occurrences(trace) < 2) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        assertThat(Files.readAllLines(FILE)).allSatisfy(line -> assertThat(line).startsWith("{\"resourceSpans\":["));
    }

    private static int occurrences(String trace) throws IOException {
        return Files.exists(FILE) ? Files.readString(FILE).split("\"traceId\":\"" + trace, -1).length - 1 : 0;
    }
}
