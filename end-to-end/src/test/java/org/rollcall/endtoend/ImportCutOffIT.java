package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rollcall.localstack.testing.WholeStack;

/** A file of marks whose service dies in the middle lands all the same, each mark once. */
@ExtendWith(RunningStack.class)
class ImportCutOffIT {
    private static final int COPIES = 10;
    private static final long LONGEST_NANOS = 120_000_000_000L;

    @Test
    void anImportGoesOnBehindItsLastChunkWhenItsProcessWasKilled(Api api, WholeStack stack) {
        // Given a school of three hundred and a file of the whole autumn
        SchoolFixture school = new SchoolFixture(api, 920071, "kings-cross-2024", "202", "920071");
        List<UUID> pupils = admit(school);
        List<LocalDate> days = SchoolFixture.TERM_START
                .datesUntil(SchoolFixture.TERM_END)
                .filter(school::isOpen)
                .toList();
        api.clock(SchoolFixture.TERM_END, "17:30");
        int rows = pupils.size() * days.size();

        // When register-service is killed while it takes the file in
        String running = accepted(school, "marks", marks(pupils, days));
        JsonNode before = standing(school, running);
        while (before.path("accepted").asInt() == 0) {
            before = standing(school, running);
        }
        ServiceProcess.kill(stack, "register");
        JsonNode after = ended(school, running);
        long ended = System.nanoTime();
        api.quiesceAfterRestart();
        long quiet = System.nanoTime();

        // Then every mark is there once, in the register and in the figures
        assertThat(before.path("accepted").asInt()).as("killed in the middle").isLessThan(rows);
        assertThat(after.path("state").asText()).isEqualTo("DONE");
        assertThat(after.path("rows").asInt()).isEqualTo(rows);
        assertThat(after.path("accepted").asInt()).isEqualTo(rows);
        for (int pupil = 0; pupil < pupils.size(); pupil += 37) {
            List<JsonNode> items = school.officer
                    .ok(
                            "GET",
                            school.path("/pupils/" + pupils.get(pupil) + "/marks?from=" + SchoolFixture.TERM_START
                                    + "&to=" + SchoolFixture.TERM_END),
                            null)
                    .items();
            assertThat(items)
                    .hasSize(2 * days.size())
                    .allSatisfy(mark -> assertThat(mark.path("history")).hasSize(1));
        }
        JsonNode figures = school.head
                .ok(
                        "GET",
                        school.path("/summary?by=year-group&from=" + SchoolFixture.TERM_START + "&to="
                                + SchoolFixture.TERM_END),
                        null)
                .items()
                .getFirst();
        assertThat(figures.path("possible").asInt()).isEqualTo(2 * rows);
        System.out.printf(
                "import of %d rows, %d marks: killed at %d, ended with all; followed up %d ms later%n",
                rows, 2 * rows, before.path("accepted").asInt(), (quiet - ended) / 1_000_000);
    }

    private static List<UUID> admit(SchoolFixture school) {
        StringBuilder file = new StringBuilder("pupilId,legalSurname,legalForename,sex,dateOfBirth,startDate,className,"
                + "yearGroup,address,laCode,parentName,parentEmail\n");
        List<UUID> pupils = new ArrayList<>();
        for (int i = 0; i < 30 * COPIES; i++) {
            UUID pupil = school.id("file-" + i);
            pupils.add(pupil);
            file.append("%s,Filepupil%d,Sam,F,2018-02-03,%s,3A,3,%d Story Street,202,Parent Of%d,f%d@example.invalid\n"
                    .formatted(pupil, i, SchoolFixture.TERM_START, i, i, i));
        }
        ended(school, accepted(school, "pupils", file.toString()));
        return pupils;
    }

    private static String marks(List<UUID> pupils, List<LocalDate> days) {
        StringBuilder file = new StringBuilder("pupilId,date,am,pm\n");
        for (LocalDate day : days) {
            for (UUID pupil : pupils) {
                file.append(pupil).append(',').append(day).append(",/,\\\n");
            }
        }
        return file.toString();
    }

    private static String accepted(SchoolFixture school, String kind, String file) {
        Answer answer = school.officer.post(school.path("/imports?kind=" + kind), new Api.Csv(file));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return answer.json().path("importId").asText();
    }

    private static JsonNode standing(SchoolFixture school, String importId) {
        return school.officer.get(school.path("/imports/" + importId)).json();
    }

    /** The standing at the end; a service that was killed answers nothing for some seconds. */
    private static JsonNode ended(SchoolFixture school, String importId) {
        long deadline = System.nanoTime() + LONGEST_NANOS;
        JsonNode standing = standing(school, importId);
        while (!List.of("DONE", "FAILED").contains(standing.path("state").asText())) {
            assertThat(System.nanoTime())
                    .as("import %s: %s", importId, standing)
                    .isLessThan(deadline);
            LockSupport.parkNanos(100_000_000L);
            standing = standing(school, importId);
        }
        return standing;
    }
}
