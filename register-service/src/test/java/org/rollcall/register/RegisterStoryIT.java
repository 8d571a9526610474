package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "register"))
class RegisterStoryIT {
    @Test
    @DisplayName("NAT-2024.10a a register is taken once in the morning session, and its marks stay")
    void aRegisterIsTakenOnceAndItsMarksStay() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(3);
        SchoolTime.moveTo("2026-09-14", "08:55");

        // When
        var first = school.take("2026-09-14", "AM", Map.of(1, "N"));
        var again = school.take("2026-09-14", "AM", Map.of(1, "N"));

        // Then
        first.then()
                .statusCode(200)
                .body("taken", equalTo(3))
                .body("revision", equalTo(1))
                .body("marks", hasSize(3));
        again.then().statusCode(200).body("revision", equalTo(1)).body("marks.revision", equalTo(List.of(1, 1, 1)));
    }

    @Test
    void aChangeBeforeTheCloseIsAVersionAndAfterItAnAmendment() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "N")).then().statusCode(200);

        // When
        school.take("2026-09-14", "AM", Map.of(0, "L")).then().statusCode(200).body("revision", equalTo(2));
        SchoolTime.moveTo("2026-09-14", "09:30");
        var teacher = school.takeAs(school.teacher, "2026-09-14", "AM", Map.of(0, "U"));
        var officer = school.take("2026-09-14", "AM", Map.of(0, "U"));
        var amended = school.post(
                school.officer,
                "/pupils/" + school.pupils.get(0) + "/marks/2026-09-14/AM/amendments",
                Map.of("code", "I", "reason", "hospital letter received"));

        // Then
        teacher.then().statusCode(409).body("code", equalTo("register-closed"));
        officer.then().statusCode(409).body("code", equalTo("amendment-required"));
        amended.then()
                .statusCode(201)
                .body("code", equalTo("I"))
                .body("class", equalTo("AUTHORISED"))
                .body("history.code", equalTo(List.of("N", "L", "I")))
                .body("history[1].reason", equalTo("before close"))
                .body("history[2].by.role", equalTo("attendance-officer"));
        school.marksOf(0)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("summary.possible", equalTo(1))
                .body("summary.percent", equalTo("0.00"));
    }

    @Test
    void aReasonNotEstablishedRunsOutAtTheEndOfTheFifthSchoolDay() {
        // Given an absence on a Monday, with an INSET day on the Friday of that week
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "N")).then().statusCode(200);

        // When
        SchoolTime.moveTo("2026-09-22", "23:59");
        String before = school.marksOf(0).path("items[0].code");
        SchoolTime.moveTo("2026-09-23", "00:01");
        var after = school.marksOf(0);

        // Then
        assertThat(before).isEqualTo("N");
        after.then()
                .body("items[0].code", equalTo("O"))
                .body("items[0].history[1].by.role", equalTo("system"))
                .body("items[0].history[1].kind", equalTo("EXPIRED"));
    }
}
