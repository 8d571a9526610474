package org.rollcall.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A school of thirty made through the API, and a way to play its days. */
final class SchoolFixture {
    static final LocalDate TERM_START = LocalDate.of(2026, 9, 3);
    static final LocalDate TERM_END = LocalDate.of(2026, 12, 18);
    static final LocalDate HALF_TERM_START = LocalDate.of(2026, 10, 26);
    static final LocalDate HALF_TERM_END = LocalDate.of(2026, 10, 30);

    final int urn;
    final User officer;
    final User head;
    final User teacher;
    final UUID classId;
    final List<UUID> pupils = new ArrayList<>();
    private final Api api;
    private final List<LocalDate> inset;

    SchoolFixture(Api api, int urn, String policy, String laCode, String trust, LocalDate... inset) {
        this.api = api;
        this.urn = urn;
        this.inset = List.of(inset);
        this.classId = id("class");
        User admin = api.user("admin");
        admin.ok(
                "PUT",
                "/schools/" + urn,
                Map.of(
                        "name",
                        "Story School " + urn,
                        "phase",
                        "PRIMARY",
                        "laCode",
                        laCode,
                        "trustUid",
                        trust,
                        "policyId",
                        policy,
                        "sessions",
                        Map.of(
                                "AM", Map.of("opens", "08:50", "late", "09:00", "closes", "09:30"),
                                "PM", Map.of("opens", "13:00", "late", "13:05", "closes", "13:30"))));
        String place = "/schools/" + urn + "/";
        this.officer = api.user("officer-" + urn, place + "attendance-officer", place + "office");
        this.head = api.user("head-" + urn, place + "head");
        this.teacher = api.user("teacher-" + urn, place + "teacher");
        head.ok("PUT", path("/calendars/2026-27"), calendar());
        officer.ok(
                "PUT",
                path("/classes/" + classId),
                Map.of("name", "3A", "yearGroup", 3, "teachers", List.of(subjectOf(teacher))));
        for (int i = 0; i < 30; i++) {
            pupils.add(id("pupil-" + i));
            admit(i);
        }
    }

    String path(String below) {
        return "/schools/" + urn + below;
    }

    /** Takes a session's register as the teacher; everybody is present who has no code here. */
    void take(LocalDate date, String session, Map<Integer, String> codes) {
        String present = session.equals("AM") ? "/" : "\\";
        List<Map<String, String>> marks = new ArrayList<>();
        for (int i = 0; i < pupils.size(); i++) {
            marks.add(Map.of("pupilId", pupils.get(i).toString(), "code", codes.getOrDefault(i, present)));
        }
        teacher.ok("PUT", path("/registers/" + date + "/" + session + "/" + classId), Map.of("marks", marks));
    }

    /** Plays each school day of the span: both registers at their times, the clock moved past them. */
    void play(LocalDate from, LocalDate to, Map<Integer, String> codes) {
        play(from, to, date -> codes);
    }

    /** Plays each school day with codes by day. */
    void play(LocalDate from, LocalDate to, Function<LocalDate, Map<Integer, String>> codes) {
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (isOpen(date)) {
                api.clock(date, "08:55");
                take(date, "AM", codes.apply(date));
                api.clock(date, "13:02");
                take(date, "PM", codes.apply(date));
                api.clock(date, "17:30");
            }
        }
    }

    boolean isOpen(LocalDate date) {
        boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        boolean inTerm = !date.isBefore(TERM_START) && !date.isAfter(TERM_END);
        boolean halfTerm = !date.isBefore(HALF_TERM_START) && !date.isAfter(HALF_TERM_END);
        return !weekend && inTerm && !halfTerm && !inset.contains(date);
    }

    /** The findings of a pupil whose rule begins so, once everything is quiet. */
    List<JsonNode> findings(int pupil, String rulePrefix) {
        api.quiesce();
        return head.ok("GET", path("/findings?pupilId=" + pupils.get(pupil)), null).items().stream()
                .filter(finding -> finding.path("ruleId").asText().startsWith(rulePrefix))
                .toList();
    }

    List<JsonNode> openFindings(int pupil, String rulePrefix) {
        return findings(pupil, rulePrefix).stream()
                .filter(finding -> finding.path("state").asText().equals("OPEN"))
                .toList();
    }

    List<JsonNode> letters(int pupil) {
        api.quiesce();
        return head.ok("GET", path("/letters?pupilId=" + pupils.get(pupil)), null)
                .items();
    }

    List<JsonNode> tasks(int pupil, String role) {
        api.quiesce();
        return officer.ok("GET", path("/tasks?role=" + role + "&pupilId=" + pupils.get(pupil)), null)
                .items();
    }

    Answer amend(int pupil, LocalDate date, String session, String code, String reason) {
        return officer.post(
                path("/pupils/" + pupils.get(pupil) + "/marks/" + date + "/" + session + "/amendments"),
                Map.of("code", code, "reason", reason));
    }

    JsonNode summary(int pupil, LocalDate from, LocalDate to) {
        return officer.ok("GET", path("/pupils/" + pupils.get(pupil) + "/marks?from=" + from + "&to=" + to), null)
                .json()
                .path("summary");
    }

    UUID id(String what) {
        return UUID.nameUUIDFromBytes((urn + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    private void admit(int i) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("legalSurname", "Storypupil" + i);
        entry.put("legalForename", "Sam");
        entry.put("sex", "F");
        entry.put("dateOfBirth", "2018-02-03");
        entry.put("startDate", TERM_START.toString());
        entry.put("classId", classId.toString());
        entry.put("yearGroup", 3);
        entry.put("address", i + " Story Street");
        entry.put("laCode", "202");
        entry.put("flags", List.of());
        entry.put("parents", List.of(parent(i, "First", 1, true), parent(i, "Second", 2, false)));
        officer.ok("PUT", path("/pupils/" + pupils.get(i)), entry);
    }

    private Map<String, Object> parent(int i, String which, int priority, boolean livesWith) {
        return Map.of(
                "parentId",
                id(which + i).toString(),
                "name",
                which + " Parent" + i,
                "address",
                which + " " + i + " Story Street",
                "livesWith",
                livesWith,
                "phones",
                List.of("+441632960%03d".formatted(i)),
                "email",
                which.toLowerCase(java.util.Locale.ROOT) + i + "." + urn + "@example.invalid",
                "contactAllowed",
                true,
                "priority",
                priority);
    }

    private Map<String, Object> calendar() {
        return Map.of(
                "year", "2026-27",
                "terms",
                        List.of(Map.of(
                                "name", "Autumn 2026",
                                "start", TERM_START.toString(),
                                "end", TERM_END.toString(),
                                "halfTerm",
                                        Map.of("start", HALF_TERM_START.toString(), "end", HALF_TERM_END.toString()))),
                "closures",
                        inset.stream()
                                .map(date -> Map.of(
                                        "date", date.toString(), "sessions", List.of("AM", "PM"), "reason", "INSET"))
                                .toList());
    }

    private String subjectOf(User user) {
        @Nullable String subject = null;
        try {
            String claims = new String(
                    java.util.Base64.getUrlDecoder()
                            .decode(api.token(user.name()).split("\\.", -1)[1]),
                    StandardCharsets.UTF_8);
            subject = Api.JSON.readTree(claims).path("sub").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return subject;
    }
}
