package org.rollcall.support.print;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.SchoolClock;

/** How pages write dates and moments, in the words of British English and the local time of the school. */
final class PageFormats {
    private static final Map<String, DateTimeFormatter> FORMATS = Map.of(
            "long", format("d MMMM uuuu"),
            "short", format("d MMM"),
            "weekday", format("EEE"),
            "moment", format("d MMMM uuuu, HH:mm"),
            "time", format("HH:mm"));

    private PageFormats() {}

    /** Whether the value is a date or moment and there is a format of that name. */
    static boolean knows(@Nullable Object value, String name) {
        return (value instanceof LocalDate || value instanceof Instant) && FORMATS.containsKey(name);
    }

    /**
     * Writes a date or moment.
     *
     * @throws IllegalArgumentException if it is neither, or there is no format of that name
     */
    static String write(@Nullable Object value, String name) {
        DateTimeFormatter format = FORMATS.get(name);
        if (format != null && value instanceof LocalDate date) {
            return format.format(date);
        }
        if (format != null && value instanceof Instant moment) {
            return format.format(moment.atZone(SchoolClock.ZONE));
        }
        throw new IllegalArgumentException("no format " + name);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.UK);
    }
}
