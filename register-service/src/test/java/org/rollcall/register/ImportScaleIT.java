package org.rollcall.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Measures large imports; takes minutes, so {@code ROLLCALL_MEASURE=true} in the environment switches it on. */
@QuarkusTest
@EnabledIfEnvironmentVariable(named = "ROLLCALL_MEASURE", matches = "true")
class ImportScaleIT {
    private static final Logger LOG = Logger.getLogger(ImportScaleIT.class);
    private static final int PUPILS = 10_000;
    private static final int CLASS_SIZE = 30;
    private static final int SESSIONS = 100;

    @Inject
    RegisterDatabase database;

    @Test
    void tenThousandPupilsAndAMillionMarks() throws IOException {
        // Given
        SchoolFixture school = SchoolFixture.withPupils(0);
        SchoolTime.moveTo("2026-12-18", "17:00");
        for (int i = 0; i <= PUPILS / CLASS_SIZE; i++) {
            school.put(
                            school.officer,
                            "/classes/" + school.id("class-" + i),
                            Map.of("name", "C" + i, "yearGroup", 3, "teachers", List.of()))
                    .then()
                    .statusCode(201);
        }
        File pupils = pupils().toFile();
        File marks = marks().toFile();

        // When
        measure(school, "pupils", pupils, PUPILS);
        measure(school, "marks", marks, PUPILS * SESSIONS);

        // Then
        assertThat(database.count(school.urn, "SELECT count(*) FROM pupil")).isEqualTo(PUPILS);
        assertThat(database.count(school.urn, "SELECT count(*) FROM mark_version"))
                .isEqualTo(PUPILS * SESSIONS);
        SchoolTime.awaitQuiet();
    }

    private static void measure(SchoolFixture school, String kind, File file, int rows) {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        String importId = given().auth()
                .oauth2(school.officer)
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/schools/" + school.urn + "/imports?kind=" + kind)
                .then()
                .statusCode(202)
                .extract()
                .path("importId");
        Map<String, Object> standing = standing(school, importId);
        while ("RUNNING".equals(standing.get("state"))) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            standing = standing(school, importId);
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        long peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        LOG.infof(
                "MEASURED %s: %d rows, %d MB file, %d ms, %d rows/s, peak heap %d MB of the whole process",
                kind, rows, file.length() >> 20, millis, rows * 1_000L / millis, peak);
        assertThat(standing).containsEntry("state", "DONE").containsEntry("accepted", rows);
    }

    private static Map<String, Object> standing(SchoolFixture school, String importId) {
        return school.get(school.officer, "/imports/" + importId).path("");
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static Path pupils() throws IOException {
        Path file = Files.createTempFile("pupils", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("upn,legalSurname,legalForename,sex,dateOfBirth,startDate,className,yearGroup,address,laCode,"
                    + "parentName,parentPhone,parentEmail,flags\n");
            for (int i = 0; i < PUPILS; i++) {
                out.write(
                        "%s,Testpupil%05d,Sam,F,2017-02-03,2026-09-03,C%d,3,%d Test Street,202,Parent Of%d,+441632960001,p%d@example.invalid,FSM\n"
                                .formatted(upn(i), i, i / CLASS_SIZE, i, i, i));
            }
        }
        return file;
    }

    private static Path marks() throws IOException {
        Path file = Files.createTempFile("marks", ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("upn,date,session,code\n");
            int written = 0;
            for (LocalDate day = LocalDate.parse("2026-09-07"); written < SESSIONS; day = day.plusDays(1)) {
                boolean isOpen = day.getDayOfWeek().getValue() < 6
                        && !day.equals(LocalDate.parse("2026-09-18"))
                        && (day.isBefore(LocalDate.parse("2026-10-26")) || day.isAfter(LocalDate.parse("2026-10-30")));
                if (isOpen) {
                    for (String half : List.of(",AM,/\n", ",PM,\\\n")) {
                        for (int i = 0; i < PUPILS; i++) {
                            out.write(upn(i));
                            out.write(',');
                            out.write(day.toString());
                            out.write(half);
                        }
                        written++;
                    }
                }
            }
        }
        return file;
    }

    private static String upn(int i) {
        String digits = "202999%06d".formatted(i);
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            sum += (digits.charAt(place) - '0') * (place + 2);
        }
        return "ABCDEFGHJKLMNPQRTUVWXYZ".charAt(sum % 23) + digits;
    }
}
