package org.rollcall.register.arrangement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/**
 * An arrangement as it is sent.
 *
 * @param kind why the pupils are elsewhere
 * @param from first day
 * @param to last day; the first where none is named
 * @param sessions AM, PM or both; both where none is named
 * @param weekdays days of the week, such as MONDAY; all where none is named
 * @param note for people
 * @param pupilIds the pupils
 * @param classIds classes whose pupils of the first day it is about as well
 */
public record ArrangementBody(
        @Nullable String kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> sessions,
        @Nullable List<String> weekdays,
        @Nullable String note,
        @Nullable List<String> pupilIds,
        @Nullable List<String> classIds) {
    private static final Set<String> SESSIONS = Set.of("AM", "PM");
    private static final Set<String> KINDS = names(ArrangementKind.values());
    private static final Set<String> DAYS = names(DayOfWeek.values());
    private static final int MOST_PUPILS = 2_000;

    /** What was read. */
    record Read(
            ArrangementKind kind,
            LocalDate from,
            LocalDate to,
            List<String> sessions,
            List<DayOfWeek> weekdays,
            @Nullable String note,
            List<UUID> pupilIds,
            List<UUID> classIds) {}

    Read read(Fields fields) {
        String word = fields.oneOf("kind", kind, KINDS);
        LocalDate first = fields.date("from", from);
        LocalDate last = Objects.requireNonNullElse(fields.optionalDate("to", to), first);
        if (last.isBefore(first)) {
            fields.fault("to", "is before the first day");
        }
        List<UUID> pupils = uuids("pupilIds", pupilIds, fields);
        List<UUID> classes = uuids("classIds", classIds, fields);
        if (pupils.isEmpty() && classes.isEmpty()) {
            fields.fault("pupilIds", "pupils or classes must be named");
        }
        return new Read(
                KINDS.contains(word) ? ArrangementKind.valueOf(word) : ArrangementKind.VISIT,
                first,
                last,
                words("sessions", sessions, SESSIONS, fields),
                words("weekdays", weekdays, DAYS, fields).stream()
                        .filter(DAYS::contains)
                        .map(DayOfWeek::valueOf)
                        .sorted()
                        .toList(),
                fields.optionalText("note", note),
                pupils,
                classes);
    }

    private static List<String> words(String field, @Nullable List<String> given, Set<String> known, Fields fields) {
        List<String> words = new ArrayList<>();
        for (String word : given == null ? known : given) {
            words.add(fields.oneOf(field + "[" + words.size() + "]", word, known));
        }
        if (words.isEmpty()) {
            fields.fault(field, "must not be empty");
        }
        return words.stream().distinct().sorted().toList();
    }

    private static List<UUID> uuids(String field, @Nullable List<String> given, Fields fields) {
        List<String> texts = Objects.requireNonNullElse(given, List.of());
        if (texts.size() > MOST_PUPILS) {
            fields.fault(field, "must not be more than " + MOST_PUPILS);
        }
        List<UUID> ids = new ArrayList<>();
        for (String text : texts.stream().limit(MOST_PUPILS).toList()) {
            ids.add(fields.uuid(field + "[" + ids.size() + "]", text));
        }
        return ids;
    }

    private static Set<String> names(Enum<?>... constants) {
        return Stream.of(constants).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }
}
