package org.rollcall.escalation.letters.wording;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of value a letter's field takes, and how it is printed. */
public enum FieldType {
    /** Words. */
    TEXT,
    /** Several lines, each a point of a list. */
    LINES,
    /** A day, such as 2026-10-05. */
    DATE,
    /** A local time, such as 14:30. */
    TIME,
    /** A whole number. */
    NUMBER,
    /** A percentage with at most two decimals. */
    PERCENT,
    /** One of some words. */
    CHOICE,
    /** Something that Rollcall knows and nobody enters. */
    STANDING;

    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern PERCENTAGE = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.UK);

    /** What is wrong with a value that is not blank; empty when nothing is. */
    Optional<String> fault(String value, LetterField field) {
        return switch (this) {
            case TEXT, LINES ->
                value.length() <= field.longest()
                        ? Optional.empty()
                        : Optional.of("has more than " + field.longest() + " characters");
            case DATE -> readable(() -> LocalDate.parse(value), "is no date like 2026-10-05");
            case TIME -> readable(() -> LocalTime.parse(value), "is no time like 14:30");
            case NUMBER ->
                WHOLE.matcher(value).matches()
                        ? field.outOfBounds(new BigDecimal(value))
                        : Optional.of("is no whole number");
            case PERCENT ->
                PERCENTAGE.matcher(value).matches()
                        ? field.outOfBounds(new BigDecimal(value))
                        : Optional.of("is no percentage like 89.50");
            case CHOICE ->
                field.choices().containsKey(value)
                        ? Optional.empty()
                        : Optional.of("is none of "
                                + String.join(", ", field.choices().keySet()));
            case STANDING -> Optional.empty();
        };
    }

    /** The value as printed; it has no fault. */
    List<String> print(String value, LetterField field) {
        return switch (this) {
            case TEXT, NUMBER, PERCENT, STANDING -> List.of(value);
            case LINES ->
                value.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            case DATE -> List.of(LetterFormats.write(LocalDate.parse(value), "weekday"));
            case TIME ->
                List.of(CLOCK.format(LocalTime.parse(value))
                        .toLowerCase(Locale.UK)
                        .replace(" ", ""));
            case CHOICE -> List.of(field.choices().getOrDefault(value, value));
        };
    }

    private static Optional<String> readable(Runnable reading, String otherwise) {
        try {
            reading.run();
            return Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.of(otherwise);
        }
    }
}
