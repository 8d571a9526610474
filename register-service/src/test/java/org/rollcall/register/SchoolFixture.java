package org.rollcall.register;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.rollcall.localstack.testing.TestTokens;

/** A school made through the API: one class, some pupils, the autumn of 2026 with a half term and one INSET day. */
public final class SchoolFixture {
    private static final AtomicInteger URNS = new AtomicInteger(910_000);

    public final int urn = URNS.incrementAndGet();
    public final UUID classId = id("class");
    public final List<UUID> pupils = new ArrayList<>();
    public final String admin = TestTokens.token("admin", "/platform/admin");
    public final String officer = TestTokens.token("officer", "/schools/" + urn + "/attendance-officer");
    public final String head = TestTokens.token("head", "/schools/" + urn + "/head");
    public final String office = TestTokens.token("office", "/schools/" + urn + "/office");
    public final String teacher = TestTokens.token("teacher", "/schools/" + urn + "/teacher");
    public final String frontEnd = TestTokens.token("front-end", "/schools/" + urn + "/front-end");

    /** Makes the school with so many pupils. */
    public static SchoolFixture withPupils(int count) {
        return under("kings-cross-2024", count);
    }

    /** Makes the school under a policy. */
    public static SchoolFixture under(String policyId, int count) {
        SchoolFixture school = new SchoolFixture();
        Map<String, Object> standing = new HashMap<>(standing());
        standing.put("policyId", policyId);
        school.put(school.admin, "", standing).then().statusCode(201);
        school.put(school.head, "/calendars/2026-27", calendar()).then().statusCode(201);
        school.put(
                        school.officer,
                        "/classes/" + school.classId,
                        Map.of("name", "3A", "yearGroup", 3, "teachers", List.of("subject-teacher")))
                .then()
                .statusCode(201);
        for (int i = 0; i < count; i++) {
            UUID pupil = school.id("pupil-" + i);
            school.put(school.officer, "/pupils/" + pupil, school.entry(i))
                    .then()
                    .statusCode(201);
            school.pupils.add(pupil);
        }
        return school;
    }

    /** A stable id of this school. */
    public UUID id(String name) {
        return UUID.nameUUIDFromBytes((urn + "/" + name).getBytes(StandardCharsets.UTF_8));
    }

    public static Map<String, Object> standing() {
        return Map.of(
                "name", "Bar School",
                "phase", "PRIMARY",
                "laCode", "202",
                "trustUid", "90001",
                "policyId", "kings-cross-2024",
                "sessions",
                        Map.of(
                                "AM", Map.of("opens", "08:50", "late", "09:00", "closes", "09:30"),
                                "PM", Map.of("opens", "13:00", "late", "13:05", "closes", "13:30")));
    }

    public static Map<String, Object> calendar() {
        return Map.of(
                "year",
                "2026-27",
                "terms",
                List.of(
                        Map.of(
                                "name", "Autumn 2026",
                                "start", "2026-09-03",
                                "end", "2026-12-18",
                                "halfTerm", Map.of("start", "2026-10-26", "end", "2026-10-30")),
                        Map.of("name", "Spring 2027", "start", "2027-01-05", "end", "2027-03-25")),
                "closures",
                List.of(Map.of("date", "2026-09-18", "sessions", List.of("AM", "PM"), "reason", "INSET")));
    }

    /** The admission register's entry of the i-th pupil. */
    public Map<String, Object> entry(int i) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("legalSurname", "Testpupil%02d".formatted(i));
        entry.put("legalForename", "Sam");
        entry.put("sex", "F");
        entry.put("dateOfBirth", "2017-02-03");
        entry.put("startDate", "2026-09-03");
        entry.put("classId", classId.toString());
        entry.put("yearGroup", 3);
        entry.put("address", i + " Test Street");
        entry.put("laCode", "202");
        entry.put(
                "parents",
                List.of(Map.of(
                        "parentId",
                        id("parent-" + i).toString(),
                        "name",
                        "Parent Of" + i,
                        "address",
                        i + " Test Street",
                        "livesWith",
                        true,
                        "phones",
                        List.of("+441632960001"),
                        "email",
                        "p" + i + "@example.invalid",
                        "contactAllowed",
                        true,
                        "priority",
                        1)));
        entry.put("flags", List.of());
        return entry;
    }

    /** Everybody present, but these pupils by index. */
    public Map<String, Object> marks(String present, Map<Integer, String> others) {
        List<Map<String, Object>> marks = new ArrayList<>();
        for (int i = 0; i < pupils.size(); i++) {
            marks.add(Map.of("pupilId", pupils.get(i).toString(), "code", others.getOrDefault(i, present)));
        }
        return Map.of("marks", marks);
    }

    /** Takes the class's register as the officer. */
    public Response take(String date, String session, Map<Integer, String> others) {
        return takeAs(officer, date, session, others);
    }

    /** Takes the class's register with a token. */
    public Response takeAs(String token, String date, String session, Map<Integer, String> others) {
        return put(token, register(date, session), marks(session.equals("AM") ? "/" : "\\", others));
    }

    /** Path of the class's register. */
    public String register(String date, String session) {
        return "/registers/" + date + "/" + session + "/" + classId;
    }

    /** Marks of the i-th pupil over the autumn. */
    public Response marksOf(int i) {
        return get(officer, "/pupils/" + pupils.get(i) + "/marks?from=2026-09-01&to=2026-12-31");
    }

    public Response put(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .put(url(path));
    }

    /** Puts only if the resource still has this entity tag. */
    public Response putIf(String tag, String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .header("If-Match", tag)
                .contentType(ContentType.JSON)
                .body(body)
                .put(url(path));
    }

    public Response post(String token, String path, Object body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(url(path));
    }

    public Response get(String token, String path) {
        return given().auth().oauth2(token).get(url(path));
    }

    private String url(String path) {
        return "/api/v1/schools/" + urn + path;
    }
}
