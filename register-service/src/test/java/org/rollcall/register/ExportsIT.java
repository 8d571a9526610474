package org.rollcall.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportsIT {
    @Test
    void registersAndCertificatesArePrinted() throws IOException {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(12);
        for (String day : List.of("2026-09-07", "2026-09-08", "2026-09-09", "2026-09-14")) {
            SchoolTime.moveTo(day, "08:55");
            school.take(day, "AM", Map.of(1, "I", 2, "L", 3, "V")).then().statusCode(200);
            SchoolTime.moveTo(day, "13:10");
            school.take(day, "PM", Map.of(1, "I", 4, "M")).then().statusCode(200);
        }

        // When
        byte[] week = pdf(school, "/exports/registers/" + school.classId + ".pdf?on=2026-09-09");
        byte[] halfTerm = pdf(school, "/exports/registers/" + school.classId + ".pdf?on=2026-09-09&period=half-term");
        byte[] certificate = pdf(school, "/exports/certificates/" + school.pupils.get(2) + ".pdf");

        // Then
        Files.write(Path.of("target", "register-week.pdf"), week);
        Files.write(Path.of("target", "register-half-term.pdf"), halfTerm);
        Files.write(Path.of("target", "certificate.pdf"), certificate);
        assertThat(halfTerm.length).isGreaterThan(week.length);
        school.get(school.officer, "/exports/registers/" + school.classId + ".pdf?on=2026-08-03")
                .then()
                .statusCode(422);
        school.get(school.officer, "/exports/registers/" + school.id("none") + ".pdf")
                .then()
                .statusCode(404);
        school.get(school.officer, "/exports/registers/" + school.classId + ".pdf?period=year")
                .then()
                .statusCode(400);
        school.get(school.frontEnd, "/exports/certificates/" + school.pupils.get(2) + ".pdf")
                .then()
                .statusCode(403);
    }

    @Test
    @DisplayName("AET-6.1 marks leave as CSV that runs no formula and can be imported again")
    void marksLeaveAsCsvThatRunsNoFormula() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        Map<String, Object> entry = new HashMap<>(school.entry(0));
        entry.put("legalForename", "=HYPERLINK(\"http://example.invalid\")");
        school.put(school.officer, "/pupils/" + school.pupils.get(0), entry)
                .then()
                .statusCode(200);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(1, "L")).then().statusCode(200);

        // When
        Response csv = school.get(school.officer, "/exports/marks.csv?from=2026-09-01&to=2026-09-30");

        // Then
        csv.then().statusCode(200).header("Content-Type", containsString("text/csv"));
        List<String> lines = csv.asString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("pupilId,upn,name,className,date,session,code");
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"'=HYPERLINK"));
        assertThat(lines).noneSatisfy(line -> assertThat(line).contains(",=HYPERLINK"));
        assertThat(lines).anySatisfy(line -> assertThat(line).contains("2026-09-14,AM,L"));
        school.get(school.officer, "/exports/marks.csv?from=2026-09-30&to=2026-09-01")
                .then()
                .statusCode(400);
        school.get(school.teacher, "/exports/marks.csv").then().statusCode(403);
    }

    @Test
    void theDailyShareHasEveryPupilAndWhatWasChangedInTheWeekBefore() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(2);
        SchoolTime.moveTo("2026-09-11", "08:55");
        school.take("2026-09-11", "AM", Map.of(1, "N")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "08:55");
        school.take("2026-09-14", "AM", Map.of(1, "I")).then().statusCode(200);
        SchoolTime.moveTo("2026-09-14", "10:00");
        school.post(
                        school.officer,
                        "/pupils/" + school.pupils.get(1) + "/marks/2026-09-11/AM/amendments",
                        Map.of("code", "I", "reason", "the parent called"))
                .then()
                .statusCode(201);

        // When
        Response share = school.get(school.officer, "/exports/daily-share/2026-09-14");
        Response csv = school.get(school.officer, "/exports/daily-share/2026-09-14.csv");

        // Then
        share.then()
                .statusCode(200)
                .body("laCode", equalTo("202"))
                .body("items", hasSize(2))
                .body("items.am", equalTo(List.of("/", "I")))
                .body("items[0].pm", nullValue())
                .body("items[1].amClass", equalTo("AUTHORISED"))
                .body("refreshed", hasSize(1))
                .body("refreshed[0].date", equalTo("2026-09-11"))
                .body("refreshed[0].code", equalTo("I"));
        assertThat(share.asString()).doesNotContain("the parent called");
        csv.then().statusCode(200);
        assertThat(csv.asString().lines()).hasSize(3);
        school.get(school.officer, "/exports/daily-share/2026-09-15").then().statusCode(422);
    }

    private static byte[] pdf(SchoolFixture school, String path) {
        byte[] pdf = school.get(school.officer, path)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        return pdf;
    }
}
