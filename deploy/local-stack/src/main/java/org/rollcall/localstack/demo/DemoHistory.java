package org.rollcall.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.rollcall.localstack.folder.StackException;
import org.rollcall.localstack.stack.Progress;

/** Sets up the schools and imports their pupils and the term so far, through the same files a real school would send. */
final class DemoHistory {
    private static final long POLL_NANOS = 200_000_000;

    private final DemoApi api;
    private final DemoUsers users;
    private final Progress progress;
    private final Map<Integer, List<DemoPupil>> pupils = new HashMap<>();

    DemoHistory(DemoApi api, DemoUsers users, Progress progress) {
        this.api = api;
        this.users = users;
        this.progress = progress;
    }

    /** Loads one school and returns its pupils. */
    List<DemoPupil> load(DemoSchool school) {
        setUp(school);
        List<DemoPupil> made = new PupilMaker(school).pupils();
        pupils.put(school.urn(), made);
        importFile(school, "pupils", pupilFile(made));
        importFile(school, "marks", markFile(school, made));
        progress.say(school.name() + ": " + made.size() + " pupils, "
                + made.size() * DemoTrust.history().size() * 2 + " marks imported");
        return made;
    }

    private void setUp(DemoSchool school) {
        Map<String, Object> standing = new LinkedHashMap<>();
        standing.put("name", school.name());
        standing.put("phase", school.phase());
        standing.put("laCode", school.laCode());
        standing.put("trustUid", DemoTrust.UID);
        standing.put("policyId", school.policyId());
        standing.put("sessions", school.sessions());
        api.call("admin", "PUT", "/schools/" + school.urn(), standing);
        api.call(DemoUsers.head(school), "PUT", school.path("/calendars/2026-27"), DemoTrust.calendar());
        String teacher = users.addTeacher(school);
        for (DemoSchool.DemoClass schoolClass : school.classes()) {
            boolean first = schoolClass.equals(school.classes().getFirst());
            api.call(
                    DemoUsers.officer(school),
                    "PUT",
                    school.path("/classes/" + schoolClass.id()),
                    Map.of(
                            "name", schoolClass.name(),
                            "yearGroup", schoolClass.yearGroup(),
                            "teachers", first ? List.of(teacher) : List.of()));
        }
    }

    private void importFile(DemoSchool school, String kind, String csv) {
        String officer = DemoUsers.officer(school);
        String id = api.upload(officer, school.path("/imports?kind=" + kind), csv)
                .path("importId")
                .asText();
        JsonNode state;
        do {
            LockSupport.parkNanos(POLL_NANOS);
            state = api.call(officer, "GET", school.path("/imports/" + id), null);
        } while (state.path("state").asText().matches("WAITING|QUEUED|RUNNING"));
        if (state.path("rejected").asInt() > 0 || state.path("accepted").asInt() == 0) {
            throw new StackException(
                    "The demonstration's " + kind + " of " + school.name() + " were not taken: " + state);
        }
    }

    private static String pupilFile(List<DemoPupil> pupils) {
        StringBuilder csv = new StringBuilder("pupilId,legalSurname,legalForename,sex,dateOfBirth,startDate,classId,"
                + "yearGroup,address,laCode,parentName,parentAddress,parentEmail,parentPhone,flags\n");
        for (DemoPupil pupil : pupils) {
            csv.append(String.join(
                            ",",
                            pupil.id().toString(),
                            pupil.surname(),
                            pupil.forename(),
                            pupil.number() % 2 == 0 ? "F" : "M",
                            pupil.dateOfBirth().toString(),
                            DemoTrust.TERM_START.toString(),
                            pupil.schoolClass().id().toString(),
                            String.valueOf(pupil.schoolClass().yearGroup()),
                            quoted(pupil.address()),
                            pupil.school().laCode(),
                            pupil.parentName(),
                            quoted(pupil.address()),
                            pupil.email(),
                            pupil.phone(),
                            flags(pupil)))
                    .append('\n');
        }
        return csv.toString();
    }

    /** Shares near the published ones: a quarter eligible for free school meals, one in eight with SEN support. */
    private static String flags(DemoPupil pupil) {
        List<String> flags = new ArrayList<>();
        if (pupil.number() % 4 == 1) {
            flags.add("FSM");
            flags.add("PUPIL_PREMIUM");
        }
        if (pupil.number() % 8 == 2) {
            flags.add("SEN_SUPPORT");
        }
        if (pupil.number() % 5 == 3) {
            flags.add("EAL");
        }
        return String.join("|", flags);
    }

    private static String markFile(DemoSchool school, List<DemoPupil> pupils) {
        MarkMaker maker = new MarkMaker(school);
        List<LocalDate> days = DemoTrust.history();
        StringBuilder csv = new StringBuilder("pupilId,date,session,code\n");
        for (DemoPupil pupil : pupils) {
            String[] marks = maker.marks(pupil, days.size());
            for (PlantedCase planted : PlantedCase.of(pupil)) {
                for (int i = 0; i < marks.length; i++) {
                    marks[i] = i % 2 == 0 ? "/" : "\\";
                }
                planted.write(marks);
            }
            for (int i = 0; i < marks.length; i++) {
                csv.append(pupil.id())
                        .append(',')
                        .append(days.get(i / 2))
                        .append(i % 2 == 0 ? ",AM," : ",PM,")
                        .append(marks[i])
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
