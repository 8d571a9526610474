package org.rollcall.bench.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.rollcall.localstack.demo.DemoApi;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.folder.Wait;

/** The schools of a run, made through the public API under numbers that no earlier run used. */
public final class Schools {

    private static final int SCHOOLS_PER_USER = 5;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Map<String, Map<String, String>> TIMES = Map.of(
            "AM", Map.of("opens", "08:50", "late", "09:00", "closes", "09:30"),
            "PM", Map.of("opens", "13:00", "late", "13:05", "closes", "13:30"));

    private final Plan plan;
    private final int firstUrn;
    private final DemoApi api;

    /** Schools from this number on, not yet there. */
    public Schools(Plan plan, int firstUrn, DemoApi api) {
        this.plan = plan;
        this.firstUrn = firstUrn;
        this.api = api;
    }

    /**
     * Makes schools, classes and pupils, and moves the clock past the last session.
     *
     * @param addUser takes a user's name and groups
     */
    public void make(BiConsumer<String, List<String>> addUser) {
        for (int first = 0; first < plan.schools(); first += SCHOOLS_PER_USER) {
            List<String> places = IntStream.range(first, Math.min(first + SCHOOLS_PER_USER, plan.schools()))
                    .mapToObj(school -> "/schools/" + urn(school) + "/")
                    .toList();
            addUser.accept(
                    frontEnd(first),
                    places.stream().map(place -> place + "front-end").toList());
            addUser.accept(
                    officer(first),
                    places.stream()
                            .flatMap(place -> List.of(place + "attendance-officer", place + "head").stream())
                            .toList());
        }
        LocalDate last = plan.dates().getLast();
        if (api.clock().isBefore(last.atTime(17, 30).atZone(LONDON).toInstant())) {
            api.clock(last, "17:30");
        }
        for (int school = 0; school < plan.schools(); school++) {
            make(school);
        }
        api.quiesce();
    }

    /** A school's number in the register of schools. */
    public int urn(int school) {
        return firstUrn + school;
    }

    /** The user who sends a school's registers. */
    public String frontEnd(int school) {
        return "bench-front-end-" + urn(school - school % SCHOOLS_PER_USER);
    }

    /** The user who may see a school's findings. */
    public String officer(int school) {
        return "bench-officer-" + urn(school - school % SCHOOLS_PER_USER);
    }

    public UUID classId(int school, int schoolClass) {
        return id(school, "class/" + schoolClass);
    }

    public UUID pupilId(Register register, int pupil) {
        return id(register.school(), "pupil/" + (register.schoolClass() * Plan.CLASS_OF + pupil));
    }

    private UUID id(int school, String what) {
        return UUID.nameUUIDFromBytes((urn(school) + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void make(int school) {
        String path = "/schools/" + urn(school);
        String officer = officer(school);
        api.call(
                "admin",
                "PUT",
                path,
                Map.of(
                        "name",
                        "Bench Demonstration School " + urn(school),
                        "phase",
                        "PRIMARY",
                        "laCode",
                        "202",
                        "trustUid",
                        String.valueOf(firstUrn),
                        "policyId",
                        "kings-cross-2024",
                        "sessions",
                        TIMES));
        Map<String, String> term = Map.of(
                "name", "Autumn 2026",
                "start", Plan.FIRST_DAY.toString(),
                "end", plan.dates().getLast().toString());
        api.call(officer, "PUT", path + "/calendars/2026-27", Map.of("year", "2026-27", "terms", List.of(term)));
        for (int i = 0; i < plan.classes(); i++) {
            api.call(
                    officer,
                    "PUT",
                    path + "/classes/" + classId(school, i),
                    Map.of("name", "3" + (char) ('A' + i), "yearGroup", 3, "teachers", List.of()));
        }
        importPupils(officer, path, school);
    }

    private void importPupils(String officer, String path, int school) {
        String id = api.upload(officer, path + "/imports?kind=pupils", pupilFile(school))
                .path("importId")
                .asText();
        JsonNode[] state = new JsonNode[1];
        boolean done = Wait.until(Duration.ofMinutes(2), () -> {
            state[0] = api.call(officer, "GET", path + "/imports/" + id, null);
            return !state[0].path("state").asText().matches("WAITING|QUEUED|RUNNING");
        });
        if (!done || state[0].path("accepted").asInt() != plan.classes() * Plan.CLASS_OF) {
            throw new StackException("The pupils of " + path + " were not taken: " + state[0]);
        }
    }

    private String pupilFile(int school) {
        StringBuilder csv = new StringBuilder("pupilId,legalSurname,legalForename,sex,dateOfBirth,startDate,classId,"
                + "yearGroup,address,laCode,parentName,parentAddress,parentEmail,parentPhone,flags\n");
        for (int i = 0; i < plan.classes() * Plan.CLASS_OF; i++) {
            String address = "\"" + i + " Bench Road, Nowhere, ZZ99 3WZ\"";
            csv.append(String.join(
                            ",",
                            id(school, "pupil/" + i).toString(),
                            "Benchpupil" + i,
                            "Sam",
                            i % 2 == 0 ? "F" : "M",
                            "2018-02-03",
                            Plan.FIRST_DAY.toString(),
                            classId(school, i / Plan.CLASS_OF).toString(),
                            "3",
                            address,
                            "202",
                            "Parent Of-Benchpupil" + i,
                            address,
                            "parent." + urn(school) + "." + i + "@example.invalid",
                            "01632 960%03d".formatted(i % 1000),
                            ""))
                    .append('\n');
        }
        return csv.toString();
    }
}
