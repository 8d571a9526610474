package org.rollcall.register.input;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.Session;
import org.rollcall.support.problem.Problem;

/** Values in paths and queries; what cannot be read is a 400 that names the part. */
public final class PathValue {
    private static final Pattern URN = Pattern.compile("[1-9]\\d{5}");
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final String CODE = "malformed";

    private PathValue() {}

    /** A school's unique reference number, six digits. */
    public static int urn(String text) {
        if (!URN.matcher(text).matches()) {
            throw Problem.malformed(CODE, "A school's URN has six digits.");
        }
        return Integer.parseInt(text);
    }

    /** A UUID in its full form. */
    public static UUID uuid(String name, String text) {
        return readUuid(text).orElseThrow(() -> Problem.malformed(CODE, name + " must be a UUID."));
    }

    /** The UUID that a text is, if it is one. */
    public static Optional<UUID> readUuid(String text) {
        return UUID_FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    /** A date such as 2026-09-07. */
    public static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.malformed(CODE, name + " must be a date such as 2026-09-07.");
        }
    }

    /** A date, or the other one where none is given. */
    public static LocalDate date(String name, @Nullable String text, LocalDate otherwise) {
        return text == null || text.isBlank() ? otherwise : date(name, text);
    }

    /** AM or PM. */
    public static Session session(String text) {
        return switch (text) {
            case "AM" -> Session.AM;
            case "PM" -> Session.PM;
            default -> throw Problem.malformed(CODE, "session must be AM or PM.");
        };
    }

    /** A page size from 1 to the maximum, which also holds where none is given. */
    public static int limit(@Nullable Integer given, int maximum) {
        if (given != null && given < 1) {
            throw Problem.malformed(CODE, "limit must be at least 1.");
        }
        return given == null ? maximum : Math.min(given, maximum);
    }
}
