package org.rollcall.register.imports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the columns of a school's files are called, what its words mean here, and what holds where a file says nothing.
 *
 * @param columns Rollcall's column by the file's own, for example {@code legalSurname} by {@code Surname}
 * @param values by Rollcall's column, its value by the file's word, for example {@code M} by {@code Male}
 * @param defaults by Rollcall's column, what holds where the cell is blank or absent
 * @param dateFormat how the file writes dates, for example {@code dd/MM/yyyy}; null for 2026-09-07
 */
record ColumnMapping(
        Map<String, String> columns,
        Map<String, Map<String, String>> values,
        Map<String, String> defaults,
        @Nullable String dateFormat) {
    static final ColumnMapping NONE = new ColumnMapping(Map.of(), Map.of(), Map.of(), null);

    private static final Set<String> DATES = Set.of("date", "dateofbirth", "startdate");

    /** A row under Rollcall's names in lower case; a column without a mapping keeps its own name. */
    Map<String, String> read(Map<String, String> row) {
        Map<String, String> renamed = lowerCase(columns);
        Map<String, String> fields = new HashMap<>();
        row.forEach((column, value) -> {
            String name = lower(column);
            String ours = lower(renamed.getOrDefault(name, name));
            if (!value.isBlank()) {
                fields.put(ours, translated(ours, value.strip()));
            }
        });
        defaults.forEach((column, value) -> fields.putIfAbsent(lower(column), value));
        return fields;
    }

    private String translated(String column, String value) {
        for (Map.Entry<String, Map<String, String>> words : values.entrySet()) {
            if (lower(words.getKey()).equals(column)) {
                return words.getValue().getOrDefault(value, value);
            }
        }
        return DATES.contains(column) ? isoDate(value) : value;
    }

    /** The date as 2026-09-07; what cannot be read stays as it is, and the row is refused for it. */
    private String isoDate(String value) {
        if (dateFormat == null) {
            return value;
        }
        try {
            return LocalDate.parse(value, formatter(dateFormat)).toString();
        } catch (DateTimeParseException e) {
            return value;
        }
    }

    /**
     * The formatter of a pattern; a day that no month has is refused, not moved.
     *
     * @throws IllegalArgumentException when the pattern is none
     */
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.UK)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Map<String, String> lowerCase(Map<String, String> names) {
        Map<String, String> lower = new HashMap<>();
        names.forEach((name, ours) -> lower.put(lower(name), ours));
        return lower;
    }

    private static String lower(String word) {
        return word.strip().toLowerCase(Locale.ROOT);
    }
}
