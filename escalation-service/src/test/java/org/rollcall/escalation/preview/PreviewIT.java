package org.rollcall.escalation.preview;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.findings;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class PreviewIT {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 9, 4);
    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 9, 9);
    private static final String DRAFT = """
            profile: kings-cross-2024
            title: A draft
            extends: national
            inForce: {from: "2024-12-01", reviewBy: "2027-12-31"}
            rules:
              - id: unexplained-day-2-letter
                cite: KCA-16.D3
                when: {absence-day-n: {day: 2, of: unexplained}}
                then:
                  - {send-letter: {letter: three-day}}
            """;

    @Inject
    EventsFixture events;

    private PlayedSchool school;
    private UUID absent;

    @BeforeEach
    void threeDaysAway() {
        clock("2026-09-08T15:00:00Z");
        school = new PlayedSchool(3, "701");
        absent = school.pupils.get(0);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.pupils.forEach(pupil -> events.tell(school.people(pupil)));
        FRIDAY.datesUntil(WEDNESDAY)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        settle();
    }

    private ValidatableResponse preview(String policy, Map<String, Object> form, String... groups) {
        return given().auth()
                .oauth2(TestTokens.token("Test reader", groups))
                .contentType(ContentType.JSON)
                .body(form)
                .post("/api/v1/policies/" + policy + "/preview")
                .then();
    }

    private Map<String, Object> form(Object... more) {
        Map<String, Object> form = new HashMap<>(Map.of("urn", school.urn, "from", "2026-09-01", "to", "2026-09-08"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(String.valueOf(more[i]), more[i + 1]);
        }
        return form;
    }

    private String head() {
        return "/schools/" + school.urn + "/head";
    }

    @Test
    @DisplayName("A head sees what another policy would have found in the school's marks, and none of it happens")
    void anotherPolicy() {
        int before = findings(school.urn, absent).size();

        preview("att-2021", form(), head())
                .statusCode(200)
                .body("policyId", equalTo("att-2021"))
                .body("present", contains("kings-cross-2024"))
                .body("pupils", equalTo(3))
                .body("rules.find { it.ruleId == 'unexplained-day-3-visit' }.previewed.pupils", equalTo(1))
                .body("steps.find { it.action == 'home-visit' }.previewed.times", equalTo(1))
                .body("findings.pupilId", everyItem(equalTo(absent.toString())));

        settle();
        assertThat(findings(school.urn, absent)).hasSize(before);
    }

    @Test
    @DisplayName("A draft runs in place of the policy, and one that does not hold together is refused with its line")
    void draft() {
        preview("kings-cross-2024", form("draft", DRAFT), head())
                .statusCode(200)
                .body("draft", equalTo(true))
                .body("findings.findAll { it.ruleId == 'unexplained-day-2-letter' }", hasSize(1))
                .body("findings.find { it.ruleId == 'unexplained-day-2-letter' }.raisedOn", equalTo("2026-09-07"))
                .body("findings.find { it.ruleId == 'unexplained-day-2-letter' }.present", equalTo(false))
                .body("rules.find { it.ruleId == 'unexplained-day-2-letter' }.present.times", equalTo(0));
        preview("kings-cross-2024", form("draft", DRAFT.replace("day: 2", "day: two")), head())
                .statusCode(422)
                .body("code", equalTo("policy-refused"))
                .body("errors[0].field", equalTo("draft"))
                .body("errors[0].message", containsString("draft:8:"));
        preview("att-2021", form("draft", DRAFT), head())
                .statusCode(422)
                .body("code", equalTo("draft-of-another-policy"));
    }

    @Test
    @DisplayName("The trust's central team gets counts without pupils, and none of fewer than five")
    void trust() {
        preview("att-2021", form(), "/trusts/92001/central")
                .statusCode(200)
                .body("findings", nullValue())
                .body("rules.find { it.ruleId == 'unexplained-day-3-visit' }.previewed.suppressed", equalTo(true))
                .body("rules.find { it.ruleId == 'unexplained-day-3-visit' }.previewed.times", nullValue());
    }

    @Test
    @DisplayName(
            "Strangers find no school, teachers lack the role, and a period to come or an unknown setting is refused")
    void refused() {
        preview("att-2021", form(), "/schools/900001/head").statusCode(404);
        preview("att-2021", form(), "/schools/" + school.urn + "/teacher").statusCode(403);
        preview("nowhere", form(), head()).statusCode(404);
        preview("att-2021", Map.of(), head()).statusCode(400);
        preview("att-2021", form("to", "2031-09-08"), head()).statusCode(422).body("code", equalTo("invalid-period"));
        preview("att-2021", form("settings", Map.of("noSuch", "1")), head())
                .statusCode(422)
                .body("code", equalTo("invalid-settings"));
    }
}
