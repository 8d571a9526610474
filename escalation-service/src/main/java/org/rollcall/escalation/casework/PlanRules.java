package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * What makes the targets of a plan ones that can be reviewed: each says what, how it is measured, who sees to it and by
 * when (ATT-A1.12.3). A plan without targets is a plan all the same.
 */
final class PlanRules {
    private static final int LONGEST_WEEKS = 12;
    private static final List<String> WORDS = List.of("target", "measure", "owner");

    private PlanRules() {}

    /** Lets pass a plan whose targets and reviews are complete; 422 naming each field that is not. */
    static void check(JsonNode details) {
        List<FieldError> errors = new ArrayList<>();
        JsonNode targets = details.path("targets");
        for (int i = 0; i < targets.size(); i++) {
            check(targets.get(i), "details.targets[" + i + "].", errors);
        }
        JsonNode weeks = details.path("reviewEveryWeeks");
        if (!weeks.isMissingNode() && (!weeks.isInt() || weeks.asInt() < 1 || weeks.asInt() > LONGEST_WEEKS)) {
            errors.add(new FieldError("details.reviewEveryWeeks", "must be from 1 to " + LONGEST_WEEKS));
        }
        if (details.hasNonNull("reviewOn") && date(details.path("reviewOn")).isEmpty()) {
            errors.add(new FieldError("details.reviewOn", "must be a date like 2026-09-07"));
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("plan-incomplete", "The plan cannot be reviewed as it stands.", errors);
        }
    }

    /** The date behind a field; empty where there is none. */
    static Optional<LocalDate> date(JsonNode field) {
        try {
            return field.isTextual() ? Optional.of(LocalDate.parse(field.asText())) : Optional.empty();
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    private static void check(JsonNode target, String path, List<FieldError> errors) {
        for (String word : WORDS) {
            if (target.path(word).asText().isBlank()) {
                errors.add(new FieldError(path + word, "must be given"));
            }
        }
        if (date(target.path("by")).isEmpty()) {
            errors.add(new FieldError(path + "by", "must be a date like 2026-09-07"));
        }
    }
}
