package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CensusIT {
    @Test
    @DisplayName(
            "ATT-A1.3.1 BHCET-12.6 a census has each pupil's possible sessions, absences and sessions by code, Y codes too")
    void census() {
        // Given an illness, an unauthorised absence, a transport failure, a lateness and a four-year-old who was ill
        SchoolFixture school = SchoolFixture.withPupils(3);
        Map<String, Object> small = school.entry(3);
        small.put("dateOfBirth", "2022-02-03");
        school.put(school.officer, "/pupils/" + school.id("pupil-3"), small)
                .then()
                .statusCode(201);
        school.pupils.add(school.id("pupil-3"));
        Map<String, Object> grown = school.entry(4);
        grown.put("dateOfBirth", "2010-02-03");
        school.put(school.officer, "/pupils/" + school.id("pupil-4"), grown)
                .then()
                .statusCode(201);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(0, "I", 1, "G", 2, "Y1", 3, "I"))
                .then()
                .statusCode(200);
        SchoolTime.moveTo("2026-09-14", "13:02");
        school.take("2026-09-14", "PM", Map.of(0, "L", 2, "Y1")).then().statusCode(200);

        // When
        var census = school.get(school.head, "/exports/census/2027-spring");
        String csv = school.get(school.head, "/exports/census/2027-spring.csv").asString();

        // Then
        census.then()
                .statusCode(200)
                .body("from", equalTo("2026-08-01"))
                .body("to", equalTo("2026-12-31"))
                .body("complete", equalTo(false))
                .body("items", hasSize(4))
                .body("items[0].possible", equalTo(2))
                .body("items[0].authorised", equalTo(1))
                .body("items[0].unauthorised", equalTo(0))
                .body("items[0].codes.L", equalTo(1))
                .body("items[1].unauthorised", equalTo(1))
                .body("items[1].codes.G", equalTo(1))
                .body("items[2].possible", equalTo(0))
                .body("items[2].codes.Y1", equalTo(2))
                .body("items[3].age", equalTo(4))
                .body("items[3].missed", equalTo(1))
                .body("items[3].authorised", nullValue());
        assertThat(csv.lines()).hasSize(5);
        assertThat(csv.lines().findFirst().orElseThrow())
                .contains("unauthorised,code G")
                .contains("code Y1");
        school.get(school.head, "/exports/census/2027-summer").then().statusCode(422);
        school.get(school.head, "/exports/census/winter").then().statusCode(400);
        school.get(school.teacher, "/exports/census/2027-spring").then().statusCode(403);
    }
}
