package org.rollcall.register.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/** What a mapping may name: the columns that Rollcall reads, and the exports whose column names ship with it. */
final class MappingRules {
    /** Parents, and contacts, that one row can carry. */
    static final int MOST_PEOPLE = 6;

    private static final Set<String> MARKS =
            Set.of("pupilId", "upn", "date", "session", "code", "minutesLate", "am", "pm", "amMinutes", "pmMinutes");
    private static final Set<String> PUPIL = Set.of(
            "pupilId",
            "upn",
            "legalSurname",
            "legalForename",
            "knownAs",
            "sex",
            "dateOfBirth",
            "startDate",
            "classId",
            "className",
            "yearGroup",
            "address",
            "laCode",
            "lastSchool",
            "ethnicity",
            "flags");
    private static final Set<String> PARENT =
            Set.of("Id", "Name", "Address", "LivesWith", "Phone", "Email", "ContactAllowed");
    private static final Set<String> CONTACT = Set.of("Name", "Relationship", "Phone");

    /** The names under which pupils and marks leave other systems; a school that renamed a column says so. */
    private static final Map<String, Map<String, String>> SYSTEMS = Map.of(
            "sims",
            Map.ofEntries(
                    Map.entry("Legal Surname", "legalSurname"),
                    Map.entry("Legal Forename", "legalForename"),
                    Map.entry("Forename", "legalForename"),
                    Map.entry("Surname", "legalSurname"),
                    Map.entry("Preferred Forename", "knownAs"),
                    Map.entry("Gender", "sex"),
                    Map.entry("DOB", "dateOfBirth"),
                    Map.entry("Date of admission", "startDate"),
                    Map.entry("Reg", "className"),
                    Map.entry("Reg Group", "className"),
                    Map.entry("Year", "yearGroup"),
                    Map.entry("Mark Date", "date"),
                    Map.entry("Mark", "code"),
                    Map.entry("Minutes Late", "minutesLate")),
            "arbor",
            Map.ofEntries(
                    Map.entry("Legal last name", "legalSurname"),
                    Map.entry("Legal first name", "legalForename"),
                    Map.entry("Last name", "legalSurname"),
                    Map.entry("First name", "legalForename"),
                    Map.entry("Preferred first name", "knownAs"),
                    Map.entry("Date of birth", "dateOfBirth"),
                    Map.entry("Enrolment date", "startDate"),
                    Map.entry("Registration form", "className"),
                    Map.entry("Year group", "yearGroup"),
                    Map.entry("Attendance mark", "code"),
                    Map.entry("Minutes late", "minutesLate")),
            "bromcom",
            Map.ofEntries(
                    Map.entry("Legal Last Name", "legalSurname"),
                    Map.entry("Legal First Name", "legalForename"),
                    Map.entry("Last Name", "legalSurname"),
                    Map.entry("First Name", "legalForename"),
                    Map.entry("Preferred First Name", "knownAs"),
                    Map.entry("Date of Birth", "dateOfBirth"),
                    Map.entry("Gender", "sex"),
                    Map.entry("Start Date", "startDate"),
                    Map.entry("Tutor Group", "className"),
                    Map.entry("Year Group", "yearGroup"),
                    Map.entry("Attendance Date", "date"),
                    Map.entry("Session Name", "session"),
                    Map.entry("Attendance Code", "code")));

    private MappingRules() {}

    /** Reads a mapping for that kind of file; every fault is noted in {@code fields}. */
    static ColumnMapping read(String kind, MappingBody body, Fields fields) {
        Map<String, String> columns = new HashMap<>();
        String system = fields.optionalText("system", body.system());
        if (system != null) {
            Map<String, String> known = SYSTEMS.get(system.toLowerCase(Locale.ROOT));
            if (known == null) {
                fields.fault("system", "must be one of " + String.join(", ", new TreeSet<>(SYSTEMS.keySet())));
            } else {
                known.forEach((theirs, ours) -> {
                    if (isKnown(kind, ours)) {
                        columns.put(theirs, ours);
                    }
                });
            }
        }
        columns.putAll(named(kind, "columns", body.columns(), fields, Map::values));
        Map<String, String> defaults = named(kind, "defaults", body.defaults(), fields, Map::keySet);
        Map<String, Map<String, String>> values = Objects.requireNonNullElse(body.values(), Map.of());
        values.keySet().forEach(column -> refuseUnknown(kind, "values", column, fields));
        return new ColumnMapping(
                Map.copyOf(columns), Map.copyOf(values), Map.copyOf(defaults), dateFormat(body.dateFormat(), fields));
    }

    private interface Ours {
        Iterable<String> of(Map<String, String> names);
    }

    private static Map<String, String> named(
            String kind, String field, @Nullable Map<String, String> given, Fields fields, Ours ours) {
        Map<String, String> names = Objects.requireNonNullElse(given, Map.of());
        ours.of(names).forEach(column -> refuseUnknown(kind, field, column, fields));
        return names;
    }

    private static void refuseUnknown(String kind, String field, String column, Fields fields) {
        if (!isKnown(kind, column)) {
            fields.fault(field, column + " is no column of " + kind);
        }
    }

    private static @Nullable String dateFormat(@Nullable String given, Fields fields) {
        String pattern = fields.optionalText("dateFormat", given);
        if (pattern != null) {
            try {
                ColumnMapping.formatter(pattern);
            } catch (IllegalArgumentException e) {
                fields.fault("dateFormat", "must be a pattern such as dd/MM/yyyy");
            }
        }
        return pattern;
    }

    private static boolean isKnown(String kind, String column) {
        return kind.equals("marks") ? MARKS.contains(column) : PUPIL.contains(column) || people().contains(column);
    }

    private static Set<String> people() {
        return IntStream.rangeClosed(1, MOST_PEOPLE)
                .mapToObj(n -> n == 1 ? "" : String.valueOf(n))
                .flatMap(n -> Stream.concat(
                        PARENT.stream().map(part -> "parent" + n + part),
                        CONTACT.stream().map(part -> "contact" + n + part)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
