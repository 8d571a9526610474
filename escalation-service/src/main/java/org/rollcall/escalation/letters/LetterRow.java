package org.rollcall.escalation.letters;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads letters and requests from their rows. */
final class LetterRow {
    static final String REQUEST_COLUMNS = "r.school_urn, r.pupil_id, r.finding_id, r.rule_id, r.clauses, r.policy_id,"
            + " r.step, r.template, r.needs_approval, r.review_only, r.raised_at, r.traceparent,"
            + " r.fields::text AS fields, r.only_parent, r.of_finding";
    static final String LETTER_COLUMNS = REQUEST_COLUMNS + ", l.id, l.parent_id, l.channel, l.state, l.revision,"
            + " l.created_at, l.state_at, l.state_by, l.state_note, l.sent_at, l.flagged_at, l.flag_reason";

    private LetterRow() {}

    static LetterRequest request(Row row) {
        return new LetterRequest(
                row.getInteger("school_urn"),
                row.getUUID("pupil_id"),
                row.getUUID("finding_id"),
                row.getString("rule_id"),
                List.of(row.getArrayOfStrings("clauses")),
                row.getString("policy_id"),
                row.getString("step"),
                row.getString("template"),
                row.getBoolean("needs_approval"),
                row.getBoolean("review_only"),
                row.getOffsetDateTime("raised_at").toInstant(),
                row.getString("traceparent"),
                fields(row.getString("fields")),
                row.getUUID("only_parent"),
                row.getBoolean("of_finding"));
    }

    private static Map<String, String> fields(String json) {
        return new JsonObject(json)
                .stream().collect(Collectors.toMap(Map.Entry::getKey, field -> String.valueOf(field.getValue())));
    }

    static Letter letter(Row row) {
        Instant flaggedAt = instant(row, "flagged_at");
        return new Letter(
                row.getUUID("id"),
                request(row),
                row.getUUID("parent_id"),
                Channel.valueOf(row.getString("channel")),
                state(row),
                row.getLong("revision"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "sent_at"),
                flaggedAt == null ? null : new Letter.Flag(flaggedAt, row.getString("flag_reason")));
    }

    private static LetterState state(Row row) {
        Instant at = row.getOffsetDateTime("state_at").toInstant();
        String by = Objects.requireNonNullElse(row.getString("state_by"), "");
        String note = Objects.requireNonNullElse(row.getString("state_note"), "");
        return switch (LetterState.Word.valueOf(row.getString("state"))) {
            case PROPOSED -> new LetterState.Proposed(at);
            case APPROVED -> new LetterState.Approved(at, by);
            case SENT -> new LetterState.Sent(at);
            case UNKNOWN -> new LetterState.Unknown(at, note);
            case CANCELLED -> new LetterState.Cancelled(at, by, note);
        };
    }

    static @Nullable String by(LetterState state) {
        return switch (state) {
            case LetterState.Approved approved -> approved.by();
            case LetterState.Cancelled cancelled -> cancelled.by();
            default -> null;
        };
    }

    static @Nullable String note(LetterState state) {
        return switch (state) {
            case LetterState.Unknown unknown -> unknown.why();
            case LetterState.Cancelled cancelled -> cancelled.reason();
            default -> null;
        };
    }

    static @Nullable OffsetDateTime stamp(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
