package org.rollcall.localstack.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.rollcall.localstack.stack.Progress;

/** Plays one school day through the gateway, as the schools' front ends do. */
final class DemoDay {
    private static final int PER_CENT = 100;
    private static final int ILL_TODAY = 5;
    private static final int LATE_TODAY = 2;

    private final DemoApi api;
    private final Map<DemoSchool, List<DemoPupil>> pupils;
    private final Progress progress;
    private final SplittableRandom random = new SplittableRandom(DemoTrust.TODAY.toEpochDay());
    private final Map<DemoPupil, String> morning = new HashMap<>();
    private int registers;

    DemoDay(DemoApi api, Map<DemoSchool, List<DemoPupil>> pupils, Progress progress) {
        this.api = api;
        this.pupils = pupils;
        this.progress = progress;
    }

    /**
     * Plays the day up to a quarter to four.
     *
     * @return class registers taken
     */
    int play() {
        api.clock(DemoTrust.TODAY, "08:55");
        pupils.forEach((school, all) -> take(school, all, "AM"));
        progress.say("08:55  " + registers + " morning registers taken");
        api.clock(DemoTrust.TODAY, "08:58");
        walksIn();
        api.clock(DemoTrust.TODAY, "10:00");
        api.quiesce();
        progress.say("10:00  morning registers closed; what they caused has happened");
        api.clock(DemoTrust.TODAY, "13:01");
        pupils.forEach((school, all) -> take(school, all, "PM"));
        progress.say("13:01  afternoon registers taken");
        api.clock(DemoTrust.TODAY, "15:45");
        api.quiesce();
        return registers;
    }

    private void take(DemoSchool school, List<DemoPupil> all, String session) {
        for (DemoSchool.DemoClass schoolClass : school.classes()) {
            List<Map<String, Object>> marks = new ArrayList<>();
            for (DemoPupil pupil : all) {
                if (pupil.schoolClass().equals(schoolClass)) {
                    marks.add(mark(pupil, session));
                }
            }
            put(school, schoolClass, session, marks);
            registers++;
        }
    }

    private Map<String, Object> mark(DemoPupil pupil, String session) {
        String code = session.equals("AM")
                ? morning.computeIfAbsent(pupil, this::codeThisMorning)
                : afternoon(morning.getOrDefault(pupil, "/"));
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("pupilId", pupil.id().toString());
        mark.put("code", code);
        if (code.equals("L")) {
            mark.put("minutesLate", 1 + random.nextInt(9));
        }
        return mark;
    }

    private String codeThisMorning(DemoPupil pupil) {
        for (PlantedCase planted : PlantedCase.of(pupil)) {
            return planted.codeToday();
        }
        int draw = random.nextInt(PER_CENT);
        if (draw < ILL_TODAY) {
            return "I";
        }
        return draw < ILL_TODAY + LATE_TODAY ? "L" : "/";
    }

    private static String afternoon(String morning) {
        return morning.equals("/") || morning.equals("L") ? "\\" : morning;
    }

    /** A child marked N who comes through the door before the register closes has caused nothing. */
    private void walksIn() {
        pupils.forEach((school, all) -> {
            for (DemoPupil pupil : all) {
                if (PlantedCase.of(pupil).contains(PlantedCase.WALKS_IN)) {
                    morning.put(pupil, "L");
                    put(
                            school,
                            pupil.schoolClass(),
                            "AM",
                            List.of(Map.of("pupilId", pupil.id().toString(), "code", "L", "minutesLate", 8)));
                }
            }
        });
    }

    private void put(
            DemoSchool school, DemoSchool.DemoClass schoolClass, String session, List<Map<String, Object>> marks) {
        api.call(
                DemoUsers.frontEnd(school),
                "PUT",
                school.path("/registers/" + DemoTrust.TODAY + "/" + session + "/" + schoolClass.id()),
                Map.of("marks", marks));
    }
}
