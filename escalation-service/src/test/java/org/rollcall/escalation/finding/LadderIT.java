package org.rollcall.escalation.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.EscalationCalls.answer;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.findings;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.inbox;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.Topics;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class LadderIT {
    private static final LocalDate INSET = LocalDate.of(2026, 9, 18);
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final LocalDate TENTH = LocalDate.of(2026, 9, 28);

    @Inject
    EventsFixture events;

    @BeforeEach
    void startOfTerm() {
        clock("2026-09-03T06:00:00Z");
    }

    private PlayedSchool school(String laCode) {
        PlayedSchool school = new PlayedSchool(3, laCode);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.pupils.forEach(pupil -> events.tell(school.people(pupil)));
        return school;
    }

    private void play(PlayedSchool school, LocalDate from, LocalDate to, Map<Integer, String> codes) {
        from.datesUntil(to.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !day.equals(INSET))
                .forEach(day -> school.day(day, codes).forEach(events::tell));
        settle();
    }

    @Test
    @DisplayName(
            "KCA-16.D1 to KCA-16.D10, NAT-2024.13a: ten unexplained days, an acknowledgement, and the reason at last")
    void tenUnexplainedDays() {
        // Given
        PlayedSchool school = school("701");
        UUID pupil = school.pupils.get(0);
        play(school, LocalDate.of(2026, 9, 3), LocalDate.of(2026, 9, 11), Map.of());

        // When
        play(school, FIRST, FIRST, Map.of(0, "N"));

        // Then
        assertThat(findings(school.urn, pupil))
                .extracting(finding -> finding.get("ruleId"))
                .contains("unexplained-day-1-contact");
        get(school.urn, "office", "/tasks?role=office&pupilId=" + pupil)
                .body("items", hasSize(1))
                .body("items[0].due", equalTo("2026-09-14"))
                .body("items[0].state", equalTo("OPEN"));

        // When
        play(school, FIRST.plusDays(1), TENTH.minusDays(1), Map.of(0, "N"));

        // Then
        inbox("701", "?type=CONTINUOUS_ABSENCE").statusCode(200).body("items", empty());
        assertThat(findings(school.urn, pupil))
                .filteredOn(finding -> String.valueOf(finding.get("ruleId")).startsWith("unexplained-day-3-"))
                .isNotEmpty();

        // When
        play(school, TENTH, TENTH, Map.of(0, "N"));

        // Then
        String id = inbox("701", "?type=CONTINUOUS_ABSENCE")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].pupilId", equalTo(pupil.toString()))
                .body("items[0].urn", equalTo(school.urn))
                .body("items[0].state", equalTo("DELIVERED"))
                .body("items[0].data.pupil.name", equalTo("Sam Testpupil"))
                .body("items[0].data.parents", hasSize(1))
                .body("items[0].data.parents[0].name", equalTo("First Parent"))
                .body("items[0].data.school.laCode", equalTo("701"))
                .body("items[0].data.absence.from", equalTo("2026-09-14"))
                .body("items[0].data.absence.schoolDays", equalTo(10))
                .body("items[0].data.absence.sessions.size()", greaterThanOrEqualTo(19))
                .body("items[0].data.clause", notNullValue())
                .extract()
                .path("items[0].notificationId");
        inbox("702", "/" + id).statusCode(404);
        answer("702", "/" + id + "/acknowledgement", Map.of()).statusCode(404);
        answer("701", "/" + id + "/acknowledgement", Map.of()).statusCode(200).body("state", equalTo("ACKNOWLEDGED"));

        // When
        FIRST.datesUntil(TENTH.plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !day.equals(INSET))
                .forEach(day -> List.of("AM", "PM")
                        .forEach(session -> events.tell(school.amended(0, day, session, "N", "I", TENTH))));
        settle();

        // Then
        assertThat(findings(school.urn, pupil))
                .filteredOn(finding -> String.valueOf(finding.get("ruleId")).startsWith("unexplained-")
                        || "continuous-absence-10-days".equals(finding.get("ruleId")))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.get("state")).isEqualTo("RETRACTED"));
        get(school.urn, "office", "/tasks?state=OPEN&role=office&pupilId=" + pupil)
                .body("items", empty());
        inbox("701", "?type=CONTINUOUS_ABSENCE")
                .body("items", hasSize(2))
                .body("items[0].correctionOf", equalTo(id))
                .body("items[0].data.correction", notNullValue())
                .body("items[1].correctionOf", nullValue());
        assertThat(events.told(Topics.ESCALATION, school.urn))
                .extracting(EventsFixture.Told::type)
                .contains("FindingRaised.v1", "FindingRetracted.v1", "AuthorityNotified.v1");
    }
}
