package org.rollcall.register.school;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;

/** Turns exceptions from the session times into their kept text and back; the same exceptions are the same text. */
public final class TimesText {
    private TimesText() {}

    static String write(List<TimesException> exceptions) {
        JsonArray all = new JsonArray();
        for (TimesException exception : exceptions) {
            JsonObject one = new JsonObject()
                    .put(
                            "days",
                            new JsonArray(exception.days().stream()
                                    .sorted()
                                    .map(DayOfWeek::name)
                                    .toList()))
                    .put(
                            "yearGroups",
                            new JsonArray(
                                    exception.yearGroups().stream().sorted().toList()));
            for (Session session : Session.values()) {
                SessionTimes times = exception.times().get(session);
                if (times != null) {
                    one.put(
                            session.name(),
                            new JsonObject()
                                    .put("opens", times.opens().toString())
                                    .put("late", times.late().toString())
                                    .put("closes", times.closes().toString()));
                }
            }
            all.add(one);
        }
        return all.encode();
    }

    /** The exceptions of a kept text. */
    public static List<TimesException> read(String text) {
        return new JsonArray(text)
                .stream().map(JsonObject.class::cast).map(TimesText::exception).toList();
    }

    private static TimesException exception(JsonObject one) {
        Map<Session, SessionTimes> times = new EnumMap<>(Session.class);
        for (Session session : Session.values()) {
            JsonObject window = one.getJsonObject(session.name());
            if (window != null) {
                times.put(
                        session,
                        new SessionTimes(
                                LocalTime.parse(window.getString("opens")),
                                LocalTime.parse(window.getString("late")),
                                LocalTime.parse(window.getString("closes"))));
            }
        }
        return new TimesException(
                one.getJsonArray("days").stream()
                        .map(day -> DayOfWeek.valueOf(String.valueOf(day)))
                        .collect(Collectors.toSet()),
                one.getJsonArray("yearGroups").stream().map(Integer.class::cast).collect(Collectors.toSet()),
                times);
    }

    /** Year groups by site from a kept text. */
    static Map<String, Set<Integer>> sites(String text) {
        return new JsonObject(text)
                .stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                site -> ((JsonArray) site.getValue())
                                        .stream().map(Integer.class::cast).collect(Collectors.toSet())));
    }

    static String write(Map<String, Set<Integer>> sites) {
        JsonObject all = new JsonObject();
        sites.keySet().stream()
                .sorted()
                .forEach(site -> all.put(
                        site,
                        new JsonArray(sites.getOrDefault(site, Set.of()).stream()
                                .sorted()
                                .toList())));
        return all.encode();
    }
}
