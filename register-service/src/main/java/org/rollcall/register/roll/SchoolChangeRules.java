package org.rollcall.register.roll;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.code.Session;

/** What an entry says of other schools: one beside this one, and one that comes after it. */
final class SchoolChangeRules {
    private static final Set<String> PLACES = Set.of("HERE", "THERE");
    private static final Set<String> SESSIONS = Set.of("AM", "PM");
    private static final Set<String> DAYS = Arrays.stream(DayOfWeek.values())
            .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
            .map(DayOfWeek::name)
            .collect(Collectors.toUnmodifiableSet());
    private static final int LEAST_URN = 100_000;
    private static final int MOST_URN = 999_999;

    private SchoolChangeRules() {}

    static @Nullable DualRegistration dual(PupilBody.@Nullable DualBody given, LocalDate start, Fields fields) {
        if (given == null) {
            return null;
        }
        Integer urn = given.urn();
        LocalDate from = fields.optionalDate("dualRegistration.from", given.from());
        LocalDate to = fields.optionalDate("dualRegistration.to", given.to());
        LocalDate since = Objects.requireNonNullElse(from, start);
        if (to != null && to.isBefore(since)) {
            fields.fault("dualRegistration.to", "is before its first day");
        }
        return new DualRegistration(
                fields.text("dualRegistration.schoolName", given.schoolName()),
                urn == null ? null : (Integer) fields.number("dualRegistration.urn", urn, LEAST_URN, MOST_URN),
                fields.oneOf("dualRegistration.main", given.main(), PLACES).equals("HERE"),
                since,
                to,
                weekly(given.sessions(), fields));
    }

    private static List<DualRegistration.Weekly> weekly(@Nullable List<PupilBody.WeeklyBody> given, Fields fields) {
        List<DualRegistration.Weekly> weekly = new ArrayList<>();
        for (PupilBody.WeeklyBody one : Objects.requireNonNullElse(given, List.<PupilBody.WeeklyBody>of())) {
            String field = "dualRegistration.sessions[" + weekly.size() + "]";
            String day = fields.oneOf(field + ".day", one.day(), DAYS);
            String half = one.session() == null ? null : fields.oneOf(field + ".session", one.session(), SESSIONS);
            for (Session session : Session.values()) {
                if (DAYS.contains(day) && (half == null || half.equals(session.name()))) {
                    weekly.add(new DualRegistration.Weekly(DayOfWeek.valueOf(day), session));
                }
            }
        }
        return weekly.stream().distinct().toList();
    }

    static @Nullable Future future(PupilBody.@Nullable FutureBody given, Fields fields) {
        return given == null
                ? null
                : new Future(
                        fields.optionalText("future.address", given.address()),
                        fields.optionalText("future.parentName", given.parentName()),
                        fields.optionalDate("future.from", given.from()),
                        fields.optionalText("future.schoolName", given.schoolName()),
                        fields.optionalDate("future.schoolStart", given.schoolStart()));
    }
}
