package org.rollcall.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.rollcall.gateway.testing.PlayedServices;
import org.rollcall.localstack.testing.ExposedMetrics;

@QuarkusTest
@QuarkusTestResource(PlayedServices.class)
class MetricsIT {
    @Test
    void whatTheAlertsRelyOnIsExposed() {
        // Given
        given().get("/api/v1/schools/900001");

        // When
        String page = given().get("/q/metrics").asString();

        // Then
        assertThat(ExposedMetrics.missing("gateway", page)).isEmpty();
    }

    @Test
    void aFigureIsKeptForTheApiAndNotForEveryPathInIt() {
        // Given
        given().get("/api/v1/schools/900002/pupils").then().statusCode(401);
        given().get("/api/v1/schools/900002/live").then().statusCode(401);

        // When
        String page = given().get("/q/metrics").asString();

        // Then
        assertThat(page)
                .contains("uri=\"/api/v1\"", "uri=\"/api/v1/live\"")
                .doesNotContain("uri=\"/api/v1/schools/900002");
    }
}
