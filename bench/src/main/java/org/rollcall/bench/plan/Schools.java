package org.rollcall.bench.plan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.rollcall.localstack.demo.DemoApi;

/** The schools of a run, made through the public API under numbers that no earlier run used. */
public final class Schools {

    private static final int SCHOOLS_PER_USER = 5;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

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
        Enrol enrol = new Enrol(api, urn(school));
        String officer = officer(school);
        enrol.school(firstUrn);
        enrol.term(officer, Plan.FIRST_DAY, plan.dates().getLast());
        for (int i = 0; i < plan.classes(); i++) {
            enrol.schoolClass(officer, classId(school, i), "3" + (char) ('A' + i));
        }
        enrol.pupils(
                officer,
                IntStream.range(0, plan.classes() * Plan.CLASS_OF)
                        .mapToObj(i -> enrol.row(
                                i, id(school, "pupil/" + i), classId(school, i / Plan.CLASS_OF), Plan.FIRST_DAY))
                        .toList());
    }
}
