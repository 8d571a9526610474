package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.TestTokens;

@QuarkusTest
class BadInputIT {
    private static final String DAY = "2026-09-14";

    @Inject
    RegisterDatabase database;

    private SchoolFixture school = new SchoolFixture();
    private int marksBefore;
    private int eventsBefore;

    @BeforeEach
    void aClosedMorningAndAnOpenAfternoon() {
        school = SchoolFixture.withPupils(3);
        SchoolTime.moveTo(DAY, "08:55");
        school.take(DAY, "AM", Map.of(0, "N")).then().statusCode(200);
        SchoolTime.moveTo(DAY, "13:02");
        marksBefore = marks();
        eventsBefore = outbox();
    }

    @AfterEach
    void nothingWasChanged() {
        assertThat(marks()).isEqualTo(marksBefore);
        assertThat(outbox()).isEqualTo(eventsBefore);
    }

    @Test
    void anUnknownPupilIsNotOnRoll() {
        refuse(422, "pupil-not-on-roll", DAY, "PM", mark(UUID.randomUUID().toString(), "/"));
    }

    @Test
    void anUnknownClassOrSchoolIsNotThere() {
        school.put(school.officer, "/registers/" + DAY + "/PM/" + UUID.randomUUID(), Map.of("marks", List.of()))
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
        String stranger = TestTokens.token("stranger", "/schools/999999/attendance-officer");
        school.put(stranger, school.register(DAY, "PM"), school.marks("\\", Map.of()))
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void aCodeOfAnotherEditionIsUnknown() {
        refuse(422, "unknown-code", DAY, "PM", mark(pupil(0), "/"), mark(pupil(1), "H"))
                .body("errors[0].field", equalTo("marks[1].code"));
    }

    @Test
    void aDateInTheFutureInTheHolidaysOrBeforeTheStartIsRefused() {
        refuse(422, "date-in-future", "2026-09-15", "AM", mark(pupil(0), "/"));
        refuse(422, "not-a-school-day", "2026-08-31", "AM", mark(pupil(0), "/"));
        refuse(422, "not-a-school-day", "2026-09-12", "AM", mark(pupil(0), "/"));
        Map<String, Object> late = new HashMap<>(school.entry(7));
        late.put("startDate", "2026-09-10");
        UUID newcomer = school.id("newcomer");
        school.put(school.officer, "/pupils/" + newcomer, late).then().statusCode(201);
        eventsBefore = outbox();
        refuse(422, "pupil-not-on-roll", "2026-09-09", "AM", mark(newcomer.toString(), "/"));
    }

    @Test
    void aClosedRegisterIsOnlyAmended() {
        school.takeAs(school.teacher, DAY, "AM", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("register-closed"));
        school.takeAs(school.frontEnd, DAY, "AM", Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("register-closed"));
        school.take(DAY, "AM", Map.of()).then().statusCode(409).body("code", equalTo("amendment-required"));
    }

    @Test
    void aPupilIsNamedOnceInARegister() {
        refuse(422, "duplicate-pupil", DAY, "PM", mark(pupil(0), "\\"), mark(pupil(0), "N"))
                .body("errors[0].field", equalTo("marks[1].pupilId"));
    }

    @Test
    void whatCannotBeReadIsMalformed() {
        school.put(school.officer, school.register(DAY, "PM"), "{\"marks\":[")
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
        school.put(school.officer, "/registers/" + DAY + "/EVENING/" + school.classId, Map.of("marks", List.of()))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
        school.put(school.officer, "/registers/" + DAY + "/PM/3A", Map.of("marks", List.of()))
                .then()
                .statusCode(400)
                .body("code", equalTo("malformed"));
        refuse(400, "invalid-fields", DAY, "PM", mark("nobody", "/")).body("errors[0].field", startsWith("marks[0]"));
    }

    @Test
    void twoMegabytesAreTooLarge() {
        school.put(school.officer, school.register(DAY, "PM"), Map.of("note", "x".repeat(2_000_000)))
                .then()
                .statusCode(413)
                .body("code", equalTo("too-large"));
    }

    @Test
    void aTokenOfAnotherRealmOrAnExpiredOneIsNoToken() {
        Map<String, Object> foreign = TestTokens.claims("officer", "/schools/" + school.urn + "/attendance-officer");
        foreign.put("iss", "http://localhost/realms/another");
        Map<String, Object> expired = TestTokens.claims("officer", "/schools/" + school.urn + "/attendance-officer");
        expired.put("exp", 1_700_000_000L);
        for (Map<String, Object> claims : List.of(foreign, expired)) {
            school.takeAs(TestTokens.sign(claims), DAY, "PM", Map.of()).then().statusCode(401);
        }
    }

    @Test
    void aTeacherOfAnotherClassLacksTheRoleAndOneOfAnotherSchoolFindsNothing() {
        String ofAnotherClass = TestTokens.token("another-teacher", "/schools/" + school.urn + "/teacher");
        String ofAnotherSchool = TestTokens.token("teacher", "/schools/999999/teacher");
        school.takeAs(ofAnotherClass, DAY, "PM", Map.of())
                .then()
                .statusCode(403)
                .body("code", equalTo("role-lacking"));
        school.takeAs(ofAnotherSchool, DAY, "PM", Map.of())
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }

    @Test
    void anAmendmentNeedsItsReasonAndTheOfficer() {
        String path = "/pupils/" + pupil(0) + "/marks/" + DAY + "/AM/amendments";
        school.post(school.officer, path, Map.of("code", "I"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("reason"));
        school.post(school.head, path, Map.of("code", "I", "reason", "letter"))
                .then()
                .statusCode(403);
        school.post(school.officer, path, Map.of("code", "H", "reason", "letter"))
                .then()
                .statusCode(422)
                .body("code", equalTo("unknown-code"));
    }

    @SafeVarargs
    private io.restassured.response.ValidatableResponse refuse(
            int status, String code, String date, String session, Map<String, Object>... marks) {
        return school.put(
                        school.officer,
                        school.register(date, session),
                        Map.of("marks", new ArrayList<>(List.of(marks))))
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    private static Map<String, Object> mark(String pupil, String code) {
        return Map.of("pupilId", pupil, "code", code);
    }

    private String pupil(int i) {
        return school.pupils.get(i).toString();
    }

    private int marks() {
        return database.count(school.urn, "SELECT count(*) FROM mark_version WHERE school_urn = " + school.urn);
    }

    private int outbox() {
        return database.count(school.urn, "SELECT count(*) FROM outbox WHERE urn = " + school.urn);
    }

    @Test
    @DisplayName("ODST-0.1 a locked setting, an unknown one and a value that is none are refused and change nothing")
    void settingsThatThePolicyDoesNotTake() {
        // Given
        String central = TestTokens.token("central", "/trusts/90001/central");
        String before = school.get(central, "").asString();

        // Then
        policy(central, "odst-2024", Map.of("minimumPossibleSessions", "1"), "setting-locked");
        policy(central, "kings-cross-2024", Map.of("noSuchThing", "1"), "invalid-setting");
        policy(central, "kings-cross-2024", Map.of("persistentLateMarks", "many"), "invalid-setting");
        assertThat(school.get(central, "").asString()).isEqualTo(before);
    }

    private void policy(String token, String policyId, Map<String, String> settings, String code) {
        school.put(token, "/policy", Map.of("policyId", policyId, "from", "2026-09-13", "settings", settings))
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("errors[0].field", startsWith("settings."));
    }
}
