package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
class DeletionIT {
    private static final Map<String, Object> NEW_SCHOOL =
            Map.of("schoolName", "Elm Primary", "startDate", "2026-11-09", "address", "9 New Road");
    private static final Map<String, Object> CONFIRMED =
            Map.of("startConfirmed", Map.of("on", "2026-11-05", "by", "Elm Primary"));

    @Inject
    RegisterEvents events;

    @Test
    @DisplayName("BHCET-9.6 ATT-A2.M2 only a regulation's ground deletes, what it lacks is named, and the head decides")
    void onlyAGroundDeletesAndTheHeadDecides() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        SchoolTime.moveTo("2026-11-06", "10:00");

        // When
        Response byOfficer = delete(school, school.officer, asked("a", "2026-11-06", NEW_SCHOOL, CONFIRMED));
        Response noGround = delete(school, school.head, asked("poor attendance", "2026-11-06", Map.of(), Map.of()));
        Response lacking = delete(school, school.head, asked("a", "2026-11-06", Map.of(), Map.of()));
        Response malformed = delete(school, school.head, Map.of("ground", "a", "lastDay", "tomorrow"));
        Response oldLetters =
                delete(school, school.head, Map.of("ground", "b", "edition", "2006", "lastDay", "2026-11-06"));

        // Then
        byOfficer.then().statusCode(403);
        noGround.then().statusCode(422).body("errors.field", hasItem("ground"));
        lacking.then()
                .statusCode(422)
                .body("code", equalTo("deletion-incomplete"))
                .body(
                        "errors.field",
                        hasItems("evidence.startConfirmed", "destination.schoolName", "destination.startDate"));
        malformed.then().statusCode(400).body("errors.field", hasItem("lastDay"));
        oldLetters.then().statusCode(422).body("errors.field", hasItem("edition"));
        school.get(school.officer, "/pupils/" + school.pupils.getFirst()).then().body("status", equalTo("ON_ROLL"));
    }

    @Test
    @DisplayName("BHCET-9.9 BHCET-9.11 the answer is the return; marks end with the last day, registers and counts too")
    void theReturnIsCompleteAndMarksEndWithTheLastDay() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        String leaver = school.pupils.getFirst().toString();
        SchoolTime.moveTo("2026-11-06", "08:55");
        school.take("2026-11-06", "AM", Map.of()).then().statusCode(200);

        // When
        Response past = delete(school, school.head, asked("a", "2026-11-05", NEW_SCHOOL, CONFIRMED));
        Response decided = delete(school, school.head, asked("a", "2026-11-06", NEW_SCHOOL, CONFIRMED));
        Response again = delete(school, school.head, asked("a", "2026-11-06", NEW_SCHOOL, CONFIRMED));
        SchoolTime.moveTo("2026-11-06", "13:02");
        Response lastSession = school.take("2026-11-06", "PM", Map.of());
        SchoolTime.moveTo("2026-11-09", "08:55");
        Response afterwards = school.take("2026-11-09", "AM", Map.of());
        Response register = school.get(school.officer, school.register("2026-11-09", "AM"));
        Response overview = school.get(school.officer, "/registers/2026-11-09/AM");
        Response earlier = school.post(
                school.officer,
                "/pupils/" + leaver + "/marks/2026-11-05/PM/amendments",
                Map.of("code", "I", "reason", "the parent said so later"));

        // Then
        past.then().statusCode(422).body("errors.field", hasItem("lastDay"));
        decided.then()
                .statusCode(201)
                .body("ground", equalTo("a"))
                .body("edition", equalTo("2024"))
                .body("lastDay", equalTo("2026-11-06"))
                .body("dueOn", equalTo("2026-11-06"))
                .body("required", equalTo(true))
                .body("authorities", equalTo(List.of("202")))
                .body("pupil.legalSurname", equalTo("Testpupil00"))
                .body("parents", hasSize(1))
                .body("parents[0].phones", hasSize(1))
                .body("future.schoolName", equalTo("Elm Primary"))
                .body("future.address", equalTo("9 New Road"))
                .body("unmarked.date", hasItem("2026-11-05"));
        again.then().statusCode(409).body("code", equalTo("already-deleted"));
        lastSession.then().statusCode(200);
        afterwards.then().statusCode(422).body("code", equalTo("pupil-not-on-roll"));
        register.then().statusCode(200).body("pupils.pupilId", not(hasItem(leaver)));
        overview.then().body("items[0].expected", equalTo(1));
        earlier.then().statusCode(201);
        school.get(school.office, "/pupils/" + leaver + "/deletion")
                .then()
                .statusCode(200)
                .body("ground", equalTo("a"));
        assertThat(events.of(school.urn, "PupilDeleted.v1"))
                .singleElement()
                .satisfies(told -> assertThat(told.data())
                        .contains("\"ground\":\"a\"", "\"homeLaCode\":\"202\"", "\"missing\":false")
                        .doesNotContain("Elm", "Road"));
    }

    @Test
    @DisplayName("BHCET-9.9 a return without a number of a parent the pupil lives with is not complete")
    void aReturnNeedsAnEmergencyNumber() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> entry = new HashMap<>(school.entry(0));
        entry.put(
                "parents",
                List.of(Map.of("parentId", school.id("parent-0").toString(), "name", "Parent Of0", "livesWith", true)));
        SchoolTime.moveTo("2026-11-06", "10:00");
        Response put = school.put(school.officer, "/pupils/" + school.pupils.getFirst(), entry);

        // When
        Response refused = delete(school, school.head, asked("a", "2026-11-06", NEW_SCHOOL, CONFIRMED));

        // Then
        put.then().statusCode(200).body("warnings", hasItem(startsWith("parents[0].phones")));
        refused.then().statusCode(422).body("errors.field", hasItem("parents[0].phones"));
    }

    @Test
    @DisplayName("KCA-14.1 twenty unauthorised school days and joint enquiries that failed, across half term and INSET")
    void twentyDaysOfTheRegister() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        String pupil = school.pupils.getFirst().toString();
        SchoolTime.moveTo("2026-09-17", "20:00");
        // 14 to 17 September are four days, INSET the 18th, then three weeks of five days and one more day.
        for (String day : List.of("2026-09-14", "2026-09-15", "2026-09-16", "2026-09-17")) {
            mark(school, day);
        }
        SchoolTime.moveTo("2026-10-08", "20:00");
        for (int day = 21; day <= 30; day++) {
            mark(school, "2026-09-" + day);
        }
        for (int day = 1; day <= 8; day++) {
            mark(school, "2026-10-0" + day);
        }
        Map<String, Object> evidence = Map.of(
                "jointEnquiries", Map.of("on", "2026-10-07", "by", "school and LA 202", "outcome", "NOT_FOUND"),
                "noUnavoidableCause", Map.of("on", "2026-10-07", "by", "attendance officer"));

        // When
        Response onDayEighteen = delete(school, school.head, asked("i", "2026-10-08", Map.of(), evidence));
        SchoolTime.moveTo("2026-10-12", "20:00");
        mark(school, "2026-10-09");
        mark(school, "2026-10-12");
        Response onDayTwenty = delete(school, school.head, asked("i", "2026-10-12", Map.of(), evidence));

        // Then
        onDayEighteen.then().statusCode(422).body("errors.field", hasItem("ground"));
        assertThat(onDayEighteen.<List<String>>path("errors.message"))
                .anyMatch(message -> message.contains("the register shows 18"));
        onDayTwenty.then().statusCode(201).body("missing", equalTo(true));
        school.get(school.officer, "/pupils/" + pupil + "/history")
                .then()
                .body("items[0].deletion.ground", equalTo("i"));
    }

    @Test
    @DisplayName("NAT-2026.37 a school that switches the gate on needs the authority's consent to a home education")
    void theConsentGateIsASetting() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        String central = TestTokens.token("central", "/trusts/90001/central");
        SchoolTime.moveTo("2026-11-06", "10:00");
        Map<String, Object> notice = Map.of("writtenNotice", Map.of("on", "2026-11-06", "by", "Parent Of0"));

        // When
        Response before = delete(school, school.head, asked("f", "2026-11-06", Map.of(), notice));
        school.put(
                        central,
                        "/policy",
                        Map.of(
                                "policyId",
                                "kings-cross-2024",
                                "from",
                                "2026-11-06",
                                "settings",
                                Map.of("deletionConsentToHomeEducation", "1")))
                .then()
                .statusCode(200);
        Response gated = school.post(
                school.head,
                "/pupils/" + school.pupils.get(1) + "/deletion",
                asked("f", "2026-11-06", Map.of(), notice));

        // Then
        before.then().statusCode(201);
        gated.then().statusCode(422).body("errors.field", equalTo(List.of("evidence.authorityConsent")));
    }

    @Test
    @DisplayName(
            "ATT-A5.8 ATT-A5.9 ATT-A5.10 ATT-A5.12 a school under the ATT policy keeps a transfer on roll until it has started")
    void theTransferGapOfOnePolicy() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(1);
        Map<String, Object> standing = new HashMap<>(SchoolFixture.standing());
        standing.put("policyId", "att-2021");
        standing.put("from", "2026-09-01");
        school.put(school.admin, "", standing).then().statusCode(200);
        Map<String, Object> started = Map.of(
                "startConfirmed",
                Map.of("on", "2026-11-05", "by", "Elm Primary"),
                "started",
                Map.of("on", "2026-11-09", "by", "Elm Primary"));

        // When
        SchoolTime.moveTo("2026-11-06", "10:00");
        Response inTheGap = delete(school, school.head, asked("a", "2026-11-06", NEW_SCHOOL, CONFIRMED));
        SchoolTime.moveTo("2026-11-09", "15:00");
        Response tooEarly = delete(school, school.head, asked("a", "2026-11-05", NEW_SCHOOL, started));
        Response schoolDayBefore = delete(school, school.head, asked("a", "2026-11-06", NEW_SCHOOL, started));

        // Then
        inTheGap.then().statusCode(422).body("errors.field", equalTo(List.of("evidence.started")));
        tooEarly.then().statusCode(422).body("errors.field", hasItem("lastDay"));
        schoolDayBefore
                .then()
                .statusCode(201)
                .body("lastDay", equalTo("2026-11-06"))
                .body("dueOn", equalTo("2026-11-09"));
    }

    private static void mark(SchoolFixture school, String day) {
        if (LocalDate.parse(day).getDayOfWeek().getValue() <= 5) {
            school.take(day, "AM", Map.of(0, "O")).then().statusCode(200);
            school.take(day, "PM", Map.of(0, "O")).then().statusCode(200);
        }
    }

    private static Response delete(SchoolFixture school, String token, Object body) {
        return school.post(token, "/pupils/" + school.pupils.getFirst() + "/deletion", body);
    }

    static Map<String, Object> asked(
            String ground, String lastDay, Map<String, Object> destination, Map<String, Object> evidence) {
        return Map.of("ground", ground, "lastDay", lastDay, "destination", destination, "evidence", evidence);
    }
}
