package org.rollcall.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What happened today, in words for a head: attendance by school, letters, notifications, tasks. */
final class DemoSummary {
    private final DemoApi api;
    private final String gateway;

    DemoSummary(DemoApi api, String gateway) {
        this.api = api;
        this.gateway = gateway;
    }

    /** The lines to print. */
    List<String> lines(int registers) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Today, " + DemoTrust.TODAY + ", at the five schools of the trust");
        lines.add("  %-42s %9s %9s %11s".formatted("", "today", "term", "persistent"));
        Map<String, JsonNode> today = bySchool(DemoTrust.TODAY.toString());
        bySchool(DemoTrust.TERM_START.toString())
                .forEach((urn, term) -> lines.add("  %-42s %8s%% %8s%% %5d of %3d"
                        .formatted(
                                term.path("label").asText(),
                                Objects.requireNonNull(today.get(urn))
                                        .path("percent")
                                        .asText(),
                                term.path("percent").asText(),
                                term.path("persistentlyAbsent").asInt(),
                                term.path("pupils").asInt())));
        lines.add("");
        lines.add("  " + registers + " registers were taken; because of them");
        lines.add("  " + letters() + " letters to parents were sent");
        lines.add("  " + notifications() + " notifications wait in the inboxes of the local authorities");
        lines.add("  " + tasks(false) + " tasks and decisions wait for people at the schools");
        lines.add("  " + tasks(true) + " things that the imported term raised wait to be reviewed; they sent nothing");
        lines.add("");
        lines.add("What was planted for today:");
        for (PlantedCase planted : PlantedCase.values()) {
            lines.add("  - " + planted.story());
        }
        lines.add("");
        lines.add("Where to look next:");
        lines.add("  " + gateway + "/dev/mail       the letters that were sent");
        lines.add("  " + gateway + "/api/docs       the API; sign in with a token of one of the users above");
        lines.add("  ./rollcall trace                 the way of one mark to its letter");
        lines.add("  GET /api/v1/schools/" + DemoTrust.LARKFIELD.urn()
                + "/findings    what the policy found, and why, as " + DemoUsers.head(DemoTrust.LARKFIELD));
        return lines;
    }

    private Map<String, JsonNode> bySchool(String from) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        api.call(
                        "central",
                        "GET",
                        "/trusts/" + DemoTrust.UID + "/summary?by=school&from=" + from + "&to=" + DemoTrust.TODAY,
                        null)
                .path("items")
                .forEach(row -> rows.put(row.path("key").asText(), row));
        return rows;
    }

    private int letters() {
        return DemoTrust.SCHOOLS.stream()
                .mapToInt(school -> items(DemoUsers.head(school), school.path("/letters?state=SENT")))
                .sum();
    }

    private int notifications() {
        return DemoTrust.SCHOOLS.stream()
                .map(DemoSchool::laCode)
                .distinct()
                .mapToInt(code -> items("la-" + code, "/la/" + code + "/notifications"))
                .sum();
    }

    /** Open tasks of the schools: those of the day, or those that only ask for a review. */
    private long tasks(boolean review) {
        return DemoTrust.SCHOOLS.stream()
                .flatMap(school -> all(DemoUsers.officer(school), school.path("/tasks?state=OPEN")).stream())
                .filter(task -> task.path("kind").asText().equals("REVIEW") == review)
                .count();
    }

    private int items(String user, String path) {
        return all(user, path).size();
    }

    /** Every page of a list. */
    private List<JsonNode> all(String user, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String query = cursor.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "cursor=" + cursor;
            JsonNode page = api.call(user, "GET", path + query, null);
            page.path("items").forEach(items::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return items;
    }
}
