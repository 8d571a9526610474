package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
class ChasingIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("KCA-9.11 ATT-A1.3.6 a register not complete at 09:15 is chased at 09:16, once, with who is missing")
    void chased() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo(DAY, "08:00");

        // When
        SchoolTime.moveTo(DAY, "09:15");
        var inTime = events.of(school.urn, "RegisterOverdue.v1");
        boolean overdueInTime =
                school.get(school.officer, "/registers/" + DAY + "/AM").path("items[0].overdue");
        SchoolTime.moveTo(DAY, "09:16");
        SchoolTime.moveTo(DAY, "09:20");

        // Then
        assertThat(inTime).isEmpty();
        assertThat(overdueInTime).isFalse();
        assertThat(events.of(school.urn, "RegisterOverdue.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains("\"clause\":\"KCA-9.11\"")
                        .contains("\"taken\":false")
                        .contains(school.pupils.get(0).toString())
                        .contains(school.pupils.get(1).toString()));
        school.get(school.officer, "/registers/" + DAY + "/AM")
                .then()
                .body("items[0].overdue", equalTo(true))
                .body("items[0].missing", equalTo(2))
                .body("items[0].state", equalTo("OPEN"));
    }

    @Test
    @DisplayName("KCA-9.12 AET-6.2 ODST-3.2 a complete register is not chased; the afternoon's has a time of its own")
    void complete() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo(DAY, "08:55");
        school.take(DAY, "AM", Map.of()).then().statusCode(200);

        // When
        SchoolTime.moveTo(DAY, "13:45");
        var before = events.of(school.urn, "RegisterOverdue.v1");
        SchoolTime.moveTo(DAY, "13:46");

        // Then
        assertThat(before).isEmpty();
        assertThat(events.of(school.urn, "RegisterOverdue.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.subject()).contains(DAY + "/PM"));
        assertThat(events.of(school.urn, "RegisterTaken.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data()).contains("\"missing\":0"));
    }

    @Test
    @DisplayName("A school's own time takes the place of the policy's from the next day that begins")
    void ownTime() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-09-13", "12:00");
        String central = TestTokens.token("central", "/trusts/90001/central");
        school.put(
                        central,
                        "/policy",
                        Map.of(
                                "policyId", "kings-cross-2024",
                                "from", "2026-09-13",
                                "settings", Map.of("markedBy.AM", "09:05")))
                .then()
                .statusCode(200);

        // When
        SchoolTime.moveTo(DAY, "09:06");

        // Then
        assertThat(events.of(school.urn, "RegisterOverdue.v1")).hasSize(1);
    }

    @Test
    @DisplayName("KCA-9.11 a year group whose register opens after the time of the policy is chased at its own close")
    void yearGroupWithItsOwnTimes() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> standing = new HashMap<>(SchoolFixture.standing());
        standing.put(
                "sessionExceptions",
                List.of(Map.of(
                        "yearGroups", List.of(3), "AM", Map.of("opens", "09:40", "late", "09:50", "closes", "10:10"))));
        standing.put("from", DAY);
        SchoolTime.moveTo("2026-09-11", "18:00");
        school.put(school.admin, "", standing).then().statusCode(200);

        // When
        SchoolTime.moveTo(DAY, "10:09");
        var before = events.of(school.urn, "RegisterOverdue.v1");
        SchoolTime.moveTo(DAY, "10:10");

        // Then
        assertThat(before).isEmpty();
        assertThat(events.of(school.urn, "RegisterOverdue.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.subject()).contains(DAY + "/AM"));
    }
}
