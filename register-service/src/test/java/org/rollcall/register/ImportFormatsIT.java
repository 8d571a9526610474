package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportFormatsIT {
    @Inject
    RegisterDatabase database;

    @Test
    void pupilsOfACommonTransferFileLandInTheClassOfTheirYear() throws IOException {
        // Given
        SchoolTime.moveTo("2026-09-14", "10:00");
        SchoolFixture school = SchoolFixture.withPupils(0);

        // When
        String importId = send(school, "pupils", "application/xml", sample())
                .then()
                .statusCode(202)
                .extract()
                .path("importId");
        SchoolTime.awaitQuiet();

        // Then: nobody has made a class for reception yet
        school.get(school.officer, "/imports/" + importId)
                .then()
                .body("state", equalTo("DONE"))
                .body("rows", equalTo(2))
                .body("accepted", equalTo(1))
                .body("errors.code", equalTo(List.of("unknown-class")))
                .body("errors[0].row", equalTo(2));
        String pupil = database.ask(school.urn, "SELECT pupil_id FROM pupil").getFirst();
        school.get(school.officer, "/pupils/" + pupil)
                .then()
                .body("legalSurname", equalTo("Testpupil"))
                .body("startDate", equalTo("2026-09-14"))
                .body("parents", hasSize(2))
                .body("contacts.name", hasItem("Gran Test"))
                .body("flags.name", hasItem("LAC"));
    }

    @Test
    void aBrokenOrHostileTransferFileIsRefusedWhole() {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(0);

        // Then
        for (String hostile : List.of(
                "<CTfile><Pupil>",
                "<!DOCTYPE CTfile [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><CTfile><Pupil><UPN>&x;</UPN></Pupil></CTfile>")) {
            send(school, "pupils", "application/xml", hostile)
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("not-a-ctf"));
        }
        send(school, "marks", "application/xml", "<CTfile/>").then().statusCode(415);
        assertThat(database.count(school.urn, "SELECT count(*) FROM import_job"))
                .isZero();
    }

    @Test
    void aMappingIsGivenOnceAndUsedForLaterFiles() {
        // Given
        SchoolTime.moveTo("2026-10-01", "12:00");
        SchoolFixture school = SchoolFixture.withPupils(2);
        school.put(
                        school.officer,
                        "/imports/mappings/marks",
                        Map.of(
                                "columns", Map.of("Pupil", "pupilId", "Morning", "am", "Afternoon", "pm"),
                                "values", Map.of("am", Map.of("P", "/")),
                                "dateFormat", "dd/MM/yyyy"))
                .then()
                .statusCode(200);
        String file = "Pupil,Date,Morning,Afternoon\n"
                + school.pupils.get(0) + ",14/09/2026,P,\\\n"
                + school.pupils.get(1) + ",14/09/2026,P,ZZ\n";

        // When
        String importId = send(school, "marks", "text/csv", file)
                .then()
                .statusCode(202)
                .extract()
                .path("importId");
        SchoolTime.awaitQuiet();

        // Then: a row lands with both its marks or with none
        school.get(school.officer, "/imports/" + importId)
                .then()
                .body("accepted", equalTo(1))
                .body("errors.code", equalTo(List.of("unknown-code")));
        school.marksOf(0).then().body("summary.attended", equalTo(2));
        school.marksOf(1).then().body("items", hasSize(0));
        school.put(school.officer, "/imports/mappings/marks", Map.of("columns", Map.of("Adno", "nothing")))
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("columns"));
        school.get(school.frontEnd, "/imports/mappings/marks").then().statusCode(403);
    }

    @Test
    void aRetiredCodeOfOldDataIsKeptAndFlagged() {
        // Given
        SchoolTime.moveTo("2026-10-01", "12:00");
        SchoolFixture school = SchoolFixture.withPupils(1);

        // When
        String importId = send(
                        school,
                        "marks",
                        "text/csv",
                        "pupilId,date,session,code\n" + school.pupils.get(0) + ",2026-09-14,AM,H\n")
                .then()
                .statusCode(202)
                .extract()
                .path("importId");
        SchoolTime.awaitQuiet();

        // Then
        school.get(school.officer, "/imports/" + importId)
                .then()
                .body("accepted", equalTo(1))
                .body("flagged", equalTo(1))
                .body("errors", hasSize(0))
                .body("flags[0].code", equalTo("retired-code"))
                .body("flags[0].row", equalTo(1));
        school.marksOf(0).then().body("items[0].code", equalTo("H")).body("summary.authorised", equalTo(1));
    }

    @Test
    void anImportWhoseProcessWasKilledGoesOnBehindItsLastChunk() {
        // Given: the first chunk landed, then its process died
        SchoolTime.moveTo("2026-12-18", "17:00");
        SchoolFixture school = SchoolFixture.withPupils(20);
        StringBuilder whole = new StringBuilder("pupilId,date,session,code\n");
        StringBuilder first = new StringBuilder(whole);
        int rows = 0;
        for (String day : days()) {
            for (UUID pupil : school.pupils) {
                for (String half : List.of("AM,/", "PM,\\")) {
                    String row = pupil + "," + day + "," + half + "\n";
                    whole.append(row);
                    if (rows < 300) {
                        first.append(row);
                    }
                    rows++;
                }
            }
        }
        whole.append(school.pupils.get(0)).append(",2026-09-07,AM,N\n");
        send(school, "marks", "text/csv", first.toString()).then().statusCode(202);
        SchoolTime.awaitQuiet();
        UUID cutOff = UUID.randomUUID();
        database.change(school.urn, """
                INSERT INTO import_job (school_urn, import_id, kind, state, size, read, rows, accepted, rejected,
                       by_subject, by_name, by_role, started_at, touched_at)
                VALUES (%d, '%s', 'marks', 'RUNNING', %d, 300, 300, 300, 0, 'officer', 'officer',
                       'attendance-officer', now(), now() - interval '1 minute')""".formatted(school.urn, cutOff, rows + 1));
        database.change(
                school.urn,
                "INSERT INTO import_part (school_urn, import_id, part_no, content) VALUES (%d, '%s', 0, convert_to('%s', 'UTF8'))"
                        .formatted(school.urn, cutOff, whole));

        // When
        SchoolTime.awaitQuiet();

        // Then: no row is lost, none counts twice, and the mark that the file names twice is known for it
        school.get(school.officer, "/imports/" + cutOff)
                .then()
                .body("state", equalTo("DONE"))
                .body("rows", equalTo(rows + 1))
                .body("accepted", equalTo(rows))
                .body("errors.code", equalTo(List.of("duplicate-pupil")));
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version"))
                .isEqualTo(rows);
        assertThat(database.count(school.urn, "SELECT max(revision) FROM mark_version"))
                .isEqualTo(1);
        assertThat(database.count(school.urn, "SELECT count(*) FROM import_part"))
                .isZero();
    }

    private static List<String> days() {
        return List.of(
                "2026-09-07",
                "2026-09-08",
                "2026-09-09",
                "2026-09-10",
                "2026-09-11",
                "2026-09-14",
                "2026-09-15",
                "2026-09-16",
                "2026-09-17",
                "2026-09-21",
                "2026-09-22",
                "2026-09-23",
                "2026-09-24",
                "2026-09-25",
                "2026-09-28",
                "2026-09-29",
                "2026-09-30");
    }

    private static String sample() throws IOException {
        try (InputStream in = ImportFormatsIT.class.getResourceAsStream("/imports/sample-ctf.xml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Response send(SchoolFixture school, String kind, String type, String file) {
        return given().auth()
                .oauth2(school.officer)
                .contentType(type)
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/schools/" + school.urn + "/imports?kind=" + kind);
    }
}
