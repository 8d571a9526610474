package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One pupil from before the first day to a second admission, and what the authorities are told of the deletion. */
@ExtendWith(RunningStack.class)
class PupilLifeIT {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 9, 14);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 16);
    private static final LocalDate BACK = LocalDate.of(2026, 11, 16);

    @Test
    @DisplayName(
            "BHCET-9.7 BHCET-9.9 BHCET-9.11 prospective, admitted, flagged, moved, dual registered, deleted, returned")
    void oneLife(Api api) {
        // Given
        SchoolFixture school = new SchoolFixture(api, 910041, "hogarth-2024", "841", "91041");
        User ofSchool = api.user("la-841", "/local-authorities/841/attendance-team");
        User ofHome = api.user("la-202", "/local-authorities/202/attendance-team");
        UUID id = school.id("life");
        String pupil = school.path("/pupils/" + id);
        Map<String, Object> entry = entry(school);

        // When
        api.clock(FIRST_DAY.minusDays(4), "08:55");
        school.officer.ok("PUT", pupil, entry);

        // Then
        assertThat(status(school, pupil)).isEqualTo("PROSPECTIVE");
        assertThat(suggested(school, FIRST_DAY.minusDays(4), "AM", school.classId, id))
                .isEqualTo("Z");

        // When
        api.clock(FIRST_DAY, "08:55");
        mark(school, school.classId, FIRST_DAY, id);
        entry.put("flags", List.of("YOUNG_CARER"));
        school.officer.ok("PUT", pupil, entry);
        UUID other = school.id("other-class");
        school.officer.ok(
                "PUT", school.path("/classes/" + other), Map.of("name", "3B", "yearGroup", 3, "teachers", List.of()));
        LocalDate moved = FIRST_DAY.plusWeeks(1);
        api.clock(moved, "08:55");
        entry.put("classId", other.toString());
        entry.put(
                "dualRegistration",
                Map.of(
                        "schoolName",
                        "Oak Hospital School",
                        "main",
                        "HERE",
                        "from",
                        moved.toString(),
                        "sessions",
                        List.of(Map.of("day", "MONDAY", "session", "PM"))));
        school.officer.ok("PUT", pupil, entry);

        // Then
        assertThat(suggested(school, moved, "PM", other, id)).isEqualTo("D");

        // When
        api.clock(LAST_DAY, "10:00");
        Answer lacking = school.head.post(pupil + "/deletion", Map.of("ground", "a", "lastDay", LAST_DAY.toString()));
        Answer byOfficer = school.officer.post(pupil + "/deletion", deletion());
        Answer decided = school.head.post(pupil + "/deletion", deletion());
        api.quiesce();

        // Then
        assertThat(lacking.status()).isEqualTo(422);
        assertThat(lacking.json().path("errors").findValuesAsText("field"))
                .contains("evidence.startConfirmed", "destination.schoolName");
        assertThat(byOfficer.status()).isEqualTo(403);
        assertThat(decided.status()).as("%s", decided).isEqualTo(201);
        assertThat(decided.json().path("authorities").toString()).isEqualTo("[\"841\",\"202\"]");
        for (JsonNode notice : List.of(returned(ofSchool, "841", id), returned(ofHome, "202", id))) {
            assertThat(notice.path("dueOn").asText()).isEqualTo(LAST_DAY.toString());
            JsonNode data = notice.path("data");
            assertThat(data.path("pupil").path("name").asText()).isEqualTo("Sam Lifepupil");
            assertThat(data.path("parents").path(0).path("phones")).hasSize(1);
            assertThat(data.path("deletion").path("ground").asText()).isEqualTo("a");
            assertThat(data.path("future").path("schoolName").asText()).isEqualTo("Oak Hospital School");
        }

        // When
        LocalDate gone = LAST_DAY.plusDays(3);
        api.clock(gone, "08:55");

        // Then
        assertThat(status(school, pupil)).isEqualTo("LEFT");
        assertThat(markAs(school, other, gone, id).code()).isEqualTo("pupil-not-on-roll");

        // When
        api.clock(BACK, "08:50");
        entry.remove("dualRegistration");
        entry.put("startDate", BACK.toString());
        school.officer.ok("PUT", pupil, entry);
        mark(school, other, BACK, id);
        api.quiesce();

        // Then
        assertThat(status(school, pupil)).isEqualTo("ON_ROLL");
        assertThat(returned(ofSchool, "841", id)
                        .path("data")
                        .path("future")
                        .path("schoolName")
                        .asText())
                .isEqualTo("Oak Hospital School");
        assertThat(school.officer.ok("GET", pupil + "/history", null).items()).hasSize(5);
    }

    private static Map<String, Object> entry(SchoolFixture school) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("legalSurname", "Lifepupil");
        entry.put("legalForename", "Sam");
        entry.put("sex", "F");
        entry.put("dateOfBirth", "2018-10-03");
        entry.put("startDate", FIRST_DAY.toString());
        entry.put("classId", school.classId.toString());
        entry.put("yearGroup", 3);
        entry.put("address", "7 Border Street");
        entry.put("laCode", "202");
        entry.put("flags", List.of());
        entry.put(
                "parents",
                List.of(Map.of(
                        "parentId",
                        school.id("life-parent").toString(),
                        "name",
                        "Parent Oflife",
                        "livesWith",
                        true,
                        "phones",
                        List.of("+441632960777"))));
        return entry;
    }

    private static Map<String, Object> deletion() {
        return Map.of(
                "ground",
                "a",
                "lastDay",
                LAST_DAY.toString(),
                "destination",
                Map.of(
                        "schoolName",
                        "Oak Hospital School",
                        "startDate",
                        LAST_DAY.plusDays(3).toString()),
                "evidence",
                Map.of("startConfirmed", Map.of("on", LAST_DAY.minusDays(1).toString(), "by", "Oak Hospital School")));
    }

    private static String status(SchoolFixture school, String pupil) {
        return school.officer.ok("GET", pupil, null).json().path("status").asText();
    }

    private static String suggested(SchoolFixture school, LocalDate date, String session, UUID classId, UUID pupil) {
        JsonNode pupils = school.officer
                .ok("GET", school.path("/registers/" + date + "/" + session + "/" + classId), null)
                .json()
                .path("pupils");
        for (JsonNode line : pupils) {
            if (line.path("pupilId").asText().equals(pupil.toString())) {
                return line.path("suggestedCode").asText();
            }
        }
        return "";
    }

    private static void mark(SchoolFixture school, UUID classId, LocalDate date, UUID pupil) {
        assertThat(markAs(school, classId, date, pupil).status()).isEqualTo(200);
    }

    private static Answer markAs(SchoolFixture school, UUID classId, LocalDate date, UUID pupil) {
        return school.officer.put(
                school.path("/registers/" + date + "/AM/" + classId),
                Map.of("marks", List.of(Map.of("pupilId", pupil.toString(), "code", "/"))));
    }

    private static JsonNode returned(User team, String laCode, UUID pupil) {
        List<JsonNode> notices = team.ok("GET", "/la/" + laCode + "/notifications?type=DELETION", null).items().stream()
                .filter(notice -> notice.path("pupilId").asText().equals(pupil.toString()))
                .toList();
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }
}
