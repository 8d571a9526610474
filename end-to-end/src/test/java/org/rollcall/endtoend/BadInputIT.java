package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bad input gets the status and the code that the contract names, and changes nothing. */
@ExtendWith(RunningStack.class)
class BadInputIT {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 15);

    @Test
    void badRegistersAreRefusedAndChangeNothing(Api api) {
        SchoolFixture school = new SchoolFixture(api, 910031, "kings-cross-2024", "202", "91031");
        SchoolFixture other = new SchoolFixture(api, 910032, "kings-cross-2024", "202", "91031");
        api.clock(DAY, "09:10");
        String first = school.pupils.get(0).toString();

        refused(school, DAY, school.classId, marks(UUID.randomUUID().toString(), "/"), 422, "pupil-not-on-roll");
        refused(school, DAY, school.classId, marks(other.pupils.get(0).toString(), "/"), 422, "pupil-not-on-roll");
        refused(school, DAY, UUID.randomUUID(), marks(first, "/"), 404, "not-found");
        refused(school, DAY, school.classId, marks(first, "H"), 422, "unknown-code");
        refused(school, DAY, school.classId, marks(first, "?"), 422, "unknown-code");
        refused(school, DAY.plusDays(1), school.classId, marks(first, "/"), 422, "date-in-future");
        refused(school, LocalDate.of(2026, 9, 13), school.classId, marks(first, "/"), 422, "not-a-school-day");
        refused(school, LocalDate.of(2026, 8, 31), school.classId, marks(first, "/"), 422, "not-a-school-day");
        refused(
                school,
                DAY,
                school.classId,
                List.of(Map.of("pupilId", first, "code", "/"), Map.of("pupilId", first, "code", "N")),
                422,
                "duplicate-pupil");

        Answer large = school.officer.put(
                registers(school, DAY, school.classId),
                ("{\"marks\":[],\"padding\":\"" + "x".repeat(2_000_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        assertThat(large.status()).as(large.toString()).isEqualTo(413);
        Answer broken =
                school.officer.put(registers(school, DAY, school.classId), "{".getBytes(StandardCharsets.UTF_8));
        assertThat(broken.status()).as(broken.toString()).isEqualTo(400);
        Answer foreign = other.officer.put(registers(school, DAY, school.classId), Map.of("marks", marks(first, "/")));
        assertThat(foreign.status()).as(foreign.toString()).isEqualTo(404);
        assertThat(api.send("no.such.token", "GET", school.path(""), null).status())
                .isEqualTo(401);

        Answer register = school.officer.ok("GET", school.path("/registers/" + DAY + "/AM"), null);
        assertThat(register.items()).allMatch(row -> !row.path("taken").asBoolean());
    }

    @Test
    void aClosedRegisterIsChangedByAmendmentOnly(Api api) {
        SchoolFixture school = new SchoolFixture(api, 910033, "kings-cross-2024", "202", "91031");
        api.clock(DAY, "09:10");
        school.take(DAY, "AM", Map.of(1, "N"));
        api.clock(DAY, "09:31");
        List<Map<String, String>> changed = marks(school.pupils.get(1).toString(), "L");
        String path = registers(school, DAY, school.classId);

        Answer byTeacher = school.teacher.put(path, Map.of("marks", changed));
        Answer byOfficer = school.officer.put(path, Map.of("marks", changed));
        Answer amended = school.amend(1, DAY, "AM", "L", "was in the music room");
        Answer unexplained = school.officer.post(
                school.path("/pupils/" + school.pupils.get(1) + "/marks/" + DAY + "/AM/amendments"),
                Map.of("code", "I"));

        assertThat(List.of(byTeacher.status(), byOfficer.status(), amended.status()))
                .containsExactly(409, 409, 201);
        assertThat(List.of(byTeacher.code(), byOfficer.code()))
                .containsExactly("register-closed", "amendment-required");
        assertThat(amended.json().path("history")).hasSize(2);
        assertThat(unexplained.status()).isIn(400, 422);
        api.quiesce();
    }

    private static void refused(
            SchoolFixture school,
            LocalDate date,
            UUID classId,
            List<Map<String, String>> marks,
            int status,
            String code) {
        Answer answer = school.officer.put(registers(school, date, classId), Map.of("marks", marks));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static String registers(SchoolFixture school, LocalDate date, UUID classId) {
        return school.path("/registers/" + date + "/AM/" + classId);
    }

    private static List<Map<String, String>> marks(String pupil, String code) {
        return List.of(Map.of("pupilId", pupil, "code", code));
    }
}
