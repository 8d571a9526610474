package org.rollcall.escalation.casework;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a case; it is never changed.
 *
 * @param at when it happened, or will: a meeting is entered ahead
 * @param by who did it
 * @param details a text, or fields of the kind of entry
 * @param recordedBy who entered it
 */
public record CaseEntry(
        UUID entryId,
        UUID caseId,
        UUID pupilId,
        EntryType type,
        Instant at,
        String by,
        JsonNode details,
        @Nullable String outcome,
        Instant recordedAt,
        String recordedBy,
        String role) {}
