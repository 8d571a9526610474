package org.rollcall.escalation.letters.wording;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** How templates write a date: {@code long}, {@code short} or {@code weekday}. */
final class LetterFormats {
    private static final Map<String, DateTimeFormatter> BY_NAME = Map.of(
            "long", DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK),
            "short", DateTimeFormatter.ofPattern("d MMMM", Locale.UK),
            "weekday", DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.UK));

    private LetterFormats() {}

    static boolean knows(String name) {
        return BY_NAME.containsKey(name);
    }

    /**
     * Writes a date.
     *
     * @throws IllegalArgumentException if there is no format of that name
     */
    static String write(LocalDate date, String name) {
        DateTimeFormatter format = BY_NAME.get(name);
        if (format == null) {
            throw new IllegalArgumentException("no date format " + name);
        }
        return format.format(date);
    }
}
