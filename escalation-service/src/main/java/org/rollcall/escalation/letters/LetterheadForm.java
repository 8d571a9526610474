package org.rollcall.escalation.letters;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.wording.Letterhead;
import org.rollcall.escalation.letters.wording.Logo;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A school's letterhead as it is sent.
 *
 * @param name the school as it calls itself, at most 80 characters
 * @param address at most five lines
 * @param phone telephone number
 * @param email e-mail address
 * @param signatory who signs
 * @param signatoryPost what that person is at the school
 * @param logo PNG or JPEG in base 64; without it there is none
 */
public record LetterheadForm(
        @Nullable String name,
        @Nullable List<String> address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String signatory,
        @Nullable String signatoryPost,
        @Nullable String logo) {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_LINE = 60;
    private static final int MOST_LINES = 5;

    /** The letterhead; 400 when a field is missing or of the wrong form. */
    Letterhead read() {
        List<FieldError> errors = new ArrayList<>();
        String school = text("name", name, LONGEST_NAME, errors);
        if (school == null) {
            errors.add(new FieldError("name", "is missing"));
        }
        List<String> lines = address == null ? List.of() : address;
        if (lines.size() > MOST_LINES) {
            errors.add(new FieldError("address", "has more than " + MOST_LINES + " lines"));
        }
        List<String> clean = new ArrayList<>();
        for (String line : lines) {
            String kept = text("address", line, LONGEST_LINE, errors);
            if (kept != null) {
                clean.add(kept);
            }
        }
        String mail = text("email", email, LONGEST_NAME, errors);
        if (mail != null && mail.indexOf('@') < 1) {
            errors.add(new FieldError("email", "is no e-mail address"));
        }
        Letterhead letterhead = new Letterhead(
                school == null ? "" : school,
                clean,
                text("phone", phone, LONGEST_LINE, errors),
                mail,
                text("signatory", signatory, LONGEST_LINE, errors),
                text("signatoryPost", signatoryPost, LONGEST_LINE, errors),
                picture(errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return letterhead;
    }

    private @Nullable String picture(List<FieldError> errors) {
        try {
            return logo == null || logo.isBlank() ? null : Logo.read(logo.strip());
        } catch (IllegalArgumentException refused) {
            errors.add(new FieldError("logo", String.valueOf(refused.getMessage())));
            return null;
        }
    }

    private static @Nullable String text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
            errors.add(new FieldError(field, "has more than one line or more than " + longest + " characters"));
        }
        return text;
    }
}
