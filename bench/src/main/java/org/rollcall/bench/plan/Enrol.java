package org.rollcall.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

/** Makes a school with calendar, classes and pupils through the public API. */
final class Enrol {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COLUMNS = "pupilId,legalSurname,legalForename,sex,dateOfBirth,startDate,classId,"
            + "yearGroup,address,laCode,parentName,parentAddress,parentEmail,parentPhone,flags\n";
    private static final Map<String, Map<String, String>> TIMES = Map.of(
            "AM", Map.of("opens", "08:50", "late", "09:00", "closes", "09:30"),
            "PM", Map.of("opens", "13:00", "late", "13:05", "closes", "13:30"));

    private final DemoApi api;
    private final int urn;

    Enrol(DemoApi api, int urn) {
        this.api = api;
        this.urn = urn;
    }

    void school(int trustUid) {
        api.call(
                "admin",
                "PUT",
                path(""),
                Map.of(
                        "name",
                        "Bench Demonstration School " + urn,
                        "phase",
                        "PRIMARY",
                        "laCode",
                        "202",
                        "trustUid",
                        String.valueOf(trustUid),
                        "policyId",
                        "kings-cross-2024",
                        "sessions",
                        TIMES));
    }

    /** One term from the first to the last of these days. */
    void term(String head, LocalDate first, LocalDate last) {
        String year = year(first);
        Map<String, String> term = Map.of("name", "Term", "start", first.toString(), "end", last.toString());
        api.call(head, "PUT", path("/calendars/" + year), Map.of("year", year, "terms", List.of(term)));
    }

    void schoolClass(String officer, UUID id, String name) {
        api.call(officer, "PUT", path("/classes/" + id), Map.of("name", name, "yearGroup", 3, "teachers", List.of()));
    }

    /** Imports the rows of {@link #row}, and returns when all were taken. */
    void pupils(String officer, List<String> rows) {
        String id = api.upload(officer, path("/imports?kind=pupils"), COLUMNS + String.join("", rows))
                .path("importId")
                .asText();
        JsonNode[] state = new JsonNode[1];
        boolean done = Wait.until(PATIENCE, () -> {
            state[0] = api.call(officer, "GET", path("/imports/" + id), null);
            return !state[0].path("state").asText().matches("WAITING|QUEUED|RUNNING");
        });
        if (!done || state[0].path("accepted").asInt() != rows.size()) {
            throw new StackException("The pupils of " + urn + " were not taken: " + state[0]);
        }
    }

    /** The n-th pupil of the school. */
    String row(int n, UUID pupilId, UUID classId, LocalDate start) {
        String address = "\"" + n + " Bench Road, Nowhere, ZZ99 3WZ\"";
        return String.join(
                        ",",
                        pupilId.toString(),
                        "Benchpupil" + n,
                        "Sam",
                        n % 2 == 0 ? "F" : "M",
                        "2018-02-03",
                        start.toString(),
                        classId.toString(),
                        "3",
                        address,
                        "202",
                        "Parent Of-Benchpupil" + n,
                        address,
                        "parent." + urn + "." + n + "@example.invalid",
                        "01632 960%03d".formatted(n % 1000),
                        "")
                + '\n';
    }

    private String path(String below) {
        return "/schools/" + urn + below;
    }

    /** A school year begins in August. */
    private static String year(LocalDate date) {
        int begins = date.getMonthValue() >= 8 ? date.getYear() : date.getYear() - 1;
        return begins + "-" + "%02d".formatted((begins + 1) % 100);
    }
}
