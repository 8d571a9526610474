package org.rollcall.register;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.leave.LunchPassChanged;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "register"))
class LunchPassIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Inject
    LeaveEventsFixture leave;

    @Test
    @DisplayName("AET-9.7, AET-9.8, AET-9.9 at lunchtime the office signs out who has a valid pass, and nobody else")
    void onlyWithAPass() {
        // Given
        SchoolFixture school = SchoolFixture.under("aspire-2023", 1);
        SchoolTime.moveTo("2026-09-14", "12:20");
        UUID pass = UUID.randomUUID();

        // Then
        leaves(school).then().statusCode(409).body("code", equalTo("permission-required"));
        leave.tell(changed(school, pass, 2, "GRANTED", MONDAY.plusDays(1)));
        leaves(school).then().statusCode(409);
        leave.tell(changed(school, pass, 3, "GRANTED", MONDAY));
        leaves(school).then().statusCode(201).body("purpose", equalTo("LUNCH"));
        leave.tell(changed(school, pass, 5, "WITHDRAWN", null));
        leave.tell(changed(school, pass, 4, "GRANTED", MONDAY));
        leaves(school).then().statusCode(409).body("code", equalTo("permission-required"));
    }

    private static Response leaves(SchoolFixture school) {
        return school.post(
                school.office,
                "/pupils/" + school.pupils.get(0) + "/site-events",
                Map.of("type", "SIGN_OUT", "reason", "lunch at home", "purpose", "LUNCH", "collectedBy", "Parent Of0"));
    }

    private static LunchPassChanged changed(
            SchoolFixture school, UUID pass, long revision, String state, @Nullable LocalDate from) {
        return new LunchPassChanged(
                school.urn,
                revision,
                pass,
                school.pupils.get(0),
                state,
                MONDAY,
                MONDAY.plusDays(7),
                from,
                null,
                null,
                state.equals("WITHDRAWN") ? true : null,
                "AET-9.1",
                Instant.parse("2026-09-14T08:00:00Z"));
    }
}
