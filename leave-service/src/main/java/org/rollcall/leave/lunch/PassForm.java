package org.rollcall.leave.lunch;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A parent's request for leave at lunchtime as it comes in.
 *
 * @param pupilId pupil
 * @param reason reason as given in writing
 * @param requestedBy who asks
 * @param requestedOn day the school was asked; absent means today
 * @param collectedBy who fetches the pupil; absent means who asks
 * @param photo photograph of the pupil in base64, JPEG or PNG; it may follow later
 */
public record PassForm(
        @Nullable UUID pupilId,
        @Nullable String reason,
        @Nullable String requestedBy,
        @Nullable LocalDate requestedOn,
        @Nullable List<String> collectedBy,
        @Nullable String photo) {
    private static final int LONGEST_TEXT = 4_000;
    private static final int MOST_ADULTS = 10;

    /** A form with nothing missing. */
    record Complete(
            UUID pupilId,
            String reason,
            String requestedBy,
            LocalDate requestedOn,
            List<String> collectedBy,
            @Nullable Photo photo) {}

    /**
     * Checks that the fields are there.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is missing or too long
     */
    Read read() {
        List<FieldError> errors = new ArrayList<>();
        if (pupilId == null) {
            errors.add(new FieldError("pupilId", "is required"));
        }
        if (requestedBy == null || requestedBy.isBlank()) {
            errors.add(new FieldError("requestedBy", "is required"));
        }
        bounded(errors, "reason", reason);
        bounded(errors, "requestedBy", requestedBy);
        List<String> adults = collectedBy == null ? List.of() : collectedBy;
        if (adults.size() > MOST_ADULTS || adults.stream().anyMatch(PassForm::isNoName)) {
            errors.add(new FieldError("collectedBy", "is at most " + MOST_ADULTS + " names"));
        }
        byte[] picture = picture(errors);
        if (pupilId == null || requestedBy == null || !errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Read(this, pupilId, requestedBy.strip(), adults, Optional.ofNullable(picture));
    }

    /** A form that can be read, and is still to be judged. */
    record Read(PassForm form, UUID pupilId, String requestedBy, List<String> adults, Optional<byte[]> picture) {
        /**
         * Judges it.
         *
         * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 without the reason that the policy wants in writing
         *     (AET-9.1), and when the photograph is none
         */
        Complete complete(LocalDate today) {
            LocalDate on = form.requestedOn();
            return new Complete(
                    pupilId,
                    PassWords.required("reason", form.reason()),
                    requestedBy,
                    on == null ? today : on,
                    adults.isEmpty() ? List.of(requestedBy) : List.copyOf(adults),
                    picture.map(Photo::of).orElse(null));
        }
    }

    private byte @Nullable [] picture(List<FieldError> errors) {
        if (photo == null) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(photo);
        } catch (IllegalArgumentException notBase64) {
            errors.add(new FieldError("photo", "is not base64"));
            return null;
        }
    }

    private static boolean isNoName(@Nullable String name) {
        return name == null || name.isBlank() || name.length() > LONGEST_TEXT;
    }

    private static void bounded(List<FieldError> errors, String field, @Nullable String value) {
        if (value != null && value.length() > LONGEST_TEXT) {
            errors.add(new FieldError(field, "has at most " + LONGEST_TEXT + " characters"));
        }
    }
}
