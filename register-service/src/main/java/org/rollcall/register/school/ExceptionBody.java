package org.rollcall.register.school;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.calendar.TimesException;
import org.rollcall.rules.code.Session;

/**
 * Session times of some days or year groups, as they are sent.
 *
 * @param days MONDAY to FRIDAY, absent or empty for every day
 * @param yearGroups year groups, absent or empty for the whole school
 * @param am morning session, absent where it does not differ
 * @param pm afternoon session, absent where it does not differ
 */
public record ExceptionBody(
        @Nullable List<String> days,
        @Nullable List<Integer> yearGroups,
        @JsonProperty("AM") SchoolBody.@Nullable WindowBody am,
        @JsonProperty("PM") SchoolBody.@Nullable WindowBody pm) {
    private static final Set<String> DAYS = Arrays.stream(DayOfWeek.values())
            .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
            .map(DayOfWeek::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final int YOUNGEST = -2;
    private static final int OLDEST = 14;

    TimesException read(String field, Fields fields) {
        Set<DayOfWeek> onDays = new HashSet<>();
        for (String day : Objects.requireNonNullElse(days, List.<String>of())) {
            String word = fields.oneOf(field + ".days", day, DAYS);
            if (DAYS.contains(word)) {
                onDays.add(DayOfWeek.valueOf(word));
            }
        }
        Set<Integer> groups = readGroups(field + ".yearGroups", yearGroups, fields);
        if (onDays.isEmpty() && groups.isEmpty() && fields.errors().isEmpty()) {
            fields.fault(field, "must name days or year groups");
        }
        Map<Session, SessionTimes> times = new EnumMap<>(Session.class);
        if (am != null) {
            times.put(Session.AM, am.read(field + ".AM", fields));
        }
        if (pm != null) {
            times.put(Session.PM, pm.read(field + ".PM", fields));
        }
        if (times.isEmpty()) {
            fields.fault(field, "must give the times of AM or PM");
        }
        return new TimesException(onDays, groups, times);
    }

    static Set<Integer> readGroups(String field, @Nullable List<Integer> given, Fields fields) {
        Set<Integer> groups = new HashSet<>();
        for (Integer group : Objects.requireNonNullElse(given, List.<Integer>of())) {
            groups.add(fields.number(field, group, YOUNGEST, OLDEST));
        }
        return groups;
    }
}
