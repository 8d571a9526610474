package org.rollcall.leave.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * A request for leave as it comes in.
 *
 * @param pupilId pupil
 * @param kind kind of leave
 * @param from first day
 * @param to last day
 * @param reason reason as given
 * @param requestedBy who asks
 * @param requestedOn day the school was asked; absent means today
 * @param evidence what was handed in, of any shape
 * @param licence performance licence, of any shape; with {@code from} and {@code to} it is a dated one
 */
public record LeaveForm(
        @Nullable UUID pupilId,
        @Nullable LeaveKind kind,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String reason,
        @Nullable String requestedBy,
        @Nullable LocalDate requestedOn,
        @Nullable List<Object> evidence,
        @Nullable Object licence) {
    private static final int LONGEST_TEXT = 4_000;

    /** A form with nothing missing. */
    record Complete(
            UUID pupilId,
            LeaveKind kind,
            DateRange asked,
            String reason,
            String requestedBy,
            LocalDate requestedOn,
            List<Object> evidence,
            @Nullable Object licence) {
        Application application() {
            return new Application(kind, asked, requestedOn, evidence.size(), PerformanceLicence.of(licence));
        }
    }

    /**
     * Checks the fields.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming what is missing
     */
    Complete complete(LocalDate today) {
        List<FieldError> errors = new ArrayList<>();
        text(errors, "reason", reason);
        text(errors, "requestedBy", requestedBy);
        present(errors, "pupilId", pupilId);
        present(errors, "kind", kind);
        present(errors, "from", from);
        present(errors, "to", to);
        if (pupilId == null
                || kind == null
                || from == null
                || to == null
                || reason == null
                || requestedBy == null
                || !errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
        return new Complete(
                pupilId,
                kind,
                new DateRange(from, to),
                reason.strip(),
                requestedBy.strip(),
                requestedOn == null ? today : requestedOn,
                evidence == null ? List.of() : evidence,
                licence);
    }

    private static void present(List<FieldError> errors, String field, @Nullable Object value) {
        if (value == null) {
            errors.add(new FieldError(field, "is required"));
        }
    }

    private static void text(List<FieldError> errors, String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            errors.add(new FieldError(field, "is required"));
        } else if (value.length() > LONGEST_TEXT) {
            errors.add(new FieldError(field, "has at most " + LONGEST_TEXT + " characters"));
        }
    }
}
