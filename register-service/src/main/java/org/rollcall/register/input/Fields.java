package org.rollcall.register.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * Reads the fields of one body and collects every fault. A faulty required field reads as a harmless stand-in: ask
 * {@link #errors} before using anything.
 */
public final class Fields {
    private static final int LONGEST_TEXT = 4_000;
    private static final UUID NO_UUID = new UUID(0, 0);
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final List<FieldError> errors = new ArrayList<>();

    /** The faults found so far, in the order of reading. */
    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    /** Notes a fault. */
    public void fault(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** A text that must be there. */
    public String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            fault(field, "is required");
            return "";
        }
        return bounded(field, value.strip());
    }

    /** A text that may be absent; blank counts as absent. */
    public @Nullable String optionalText(String field, @Nullable String value) {
        return value == null || value.isBlank() ? null : bounded(field, value.strip());
    }

    /** A text of a given form. */
    public String matching(String field, @Nullable String value, Pattern form, String meaning) {
        String text = text(field, value);
        if (!text.isEmpty() && !form.matcher(text).matches()) {
            fault(field, "must be " + meaning);
        }
        return text;
    }

    /** One of some words. */
    public String oneOf(String field, @Nullable String value, Set<String> words) {
        String text = text(field, value);
        if (!text.isEmpty() && !words.contains(text)) {
            fault(
                    field,
                    "must be one of "
                            + String.join(", ", words.stream().sorted().toList()));
        }
        return text;
    }

    /** A date that must be there. */
    public LocalDate date(String field, @Nullable String value) {
        return required(field, value, this::optionalDate, LocalDate.EPOCH);
    }

    /** A date that may be absent. */
    public @Nullable LocalDate optionalDate(String field, @Nullable String value) {
        return parsed(field, value, LocalDate::parse, "a date such as 2026-09-07");
    }

    /** A local time as HH:mm that must be there. */
    public LocalTime time(String field, @Nullable String value) {
        return required(
                field,
                value,
                (name, text) -> parsed(name, text, Fields::localTime, "a time such as 08:50"),
                LocalTime.MIDNIGHT);
    }

    /** An instant that may be absent. */
    public @Nullable Instant optionalInstant(String field, @Nullable String value) {
        return parsed(field, value, Instant::parse, "an instant such as 2026-09-07T08:00:00Z");
    }

    /** A UUID that must be there. */
    public UUID uuid(String field, @Nullable String value) {
        return required(field, value, this::optionalUuid, NO_UUID);
    }

    /** A UUID that may be absent. */
    public @Nullable UUID optionalUuid(String field, @Nullable String value) {
        UUID read = value == null || value.isBlank()
                ? null
                : PathValue.readUuid(value.strip()).orElse(NO_UUID);
        if (NO_UUID.equals(read)) {
            fault(field, "must be a UUID");
        }
        return read;
    }

    /** A whole number within bounds that must be there. */
    public int number(String field, @Nullable Integer value, int least, int most) {
        if (value == null) {
            fault(field, "is required");
            return least;
        }
        if (value < least || value > most) {
            fault(field, "must lie between " + least + " and " + most);
        }
        return value;
    }

    private String bounded(String field, String value) {
        if (value.length() > LONGEST_TEXT) {
            fault(field, "must not be longer than " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    private static LocalTime localTime(String text) {
        return LocalTime.parse(text, LOCAL_TIME);
    }

    private <T> @Nullable T parsed(String field, @Nullable String value, Function<String, T> parser, String meaning) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return parser.apply(value.strip());
        } catch (DateTimeParseException e) {
            fault(field, "must be " + meaning);
            return null;
        }
    }

    private interface Reader<T> {
        @Nullable
        T read(String field, @Nullable String value);
    }

    private <T> T required(String field, @Nullable String value, Reader<T> reader, T otherwise) {
        if (value == null || value.isBlank()) {
            fault(field, "is required");
            return otherwise;
        }
        T read = reader.read(field, value);
        return read == null ? otherwise : read;
    }
}
