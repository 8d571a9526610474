package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ExposedMetrics;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "register"))
class MetricsIT {
    @Test
    void whatTheAlertsRelyOnIsExposed() {
        // Given
        given().get("/api/v1/schools/900001");

        // When
        String page = given().get("/q/metrics").asString();

        // Then
        assertThat(ExposedMetrics.missing("register", page)).isEmpty();
    }
}
