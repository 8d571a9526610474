package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.rules.policy.CaseEvent;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/**
 * An entry to be written.
 *
 * @param at when it happened; now when absent. Only a meeting or a panel can lie ahead.
 * @param by who did it; the caller when absent
 * @param details a text, or fields of the kind of entry; the field {@code event} names what a policy acts upon, such as
 *     {@code truancy-confirmed} or {@code not-engaged}
 */
public record EntryForm(
        @NotNull EntryType type,
        @Nullable Instant at,
        @Size(max = 200) @Nullable String by,
        @NotNull JsonNode details,
        @Size(max = 2_000) @Nullable String outcome) {
    private static final String EVENT = "event";
    private static final int LONGEST = 20_000;
    /** A front end's clock may be a little ahead. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** The entry; 422 when it says nothing, says too much or tells of what has not happened. */
    CaseEntry entry(AttendanceCase of, Actor actor, Instant now) {
        if (details.isEmpty() && details.asText().isBlank()) {
            throw refused("An entry says something.", "is empty");
        }
        if (details.toString().length() > LONGEST) {
            throw refused("An entry has at most " + LONGEST + " characters.", "is too long");
        }
        if (details.hasNonNull(EVENT)
                && CaseEvent.find(details.get(EVENT).asText())
                        .filter(CaseEvent::isWritten)
                        .isEmpty()) {
            throw Problem.unprocessable(
                    "unknown-event",
                    "No policy knows this event.",
                    List.of(new FieldError("details." + EVENT, "must be one of " + events())));
        }
        if (type == EntryType.PLAN) {
            PlanRules.check(details);
        }
        Instant happened = at == null ? now : at;
        if (type != EntryType.MEETING && type != EntryType.PANEL && happened.isAfter(now.plus(TOLERANCE))) {
            throw Problem.unprocessable(
                    "entry-in-the-future",
                    "An entry is written once it happened; only a meeting can lie ahead.",
                    List.of(new FieldError("at", "lies in the future")));
        }
        return new CaseEntry(
                UUID.randomUUID(),
                of.caseId(),
                of.pupil().pupilId(),
                type,
                happened,
                by == null || by.isBlank() ? actor.name() : by,
                details,
                outcome,
                now,
                actor.name(),
                actor.role());
    }

    private static String events() {
        return Arrays.stream(CaseEvent.values())
                .filter(CaseEvent::isWritten)
                .map(CaseEvent::id)
                .collect(Collectors.joining(", "));
    }

    private static RuntimeException refused(String detail, String message) {
        return Problem.unprocessable("entry-details", detail, List.of(new FieldError("details", message)));
    }
}
