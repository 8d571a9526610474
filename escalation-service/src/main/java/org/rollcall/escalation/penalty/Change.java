package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that happened to a consideration or a notice.
 *
 * @param state what it was in afterwards
 * @param subject the token's subject of who did it
 * @param details what was said with it
 */
public record Change(Instant at, Kind kind, String state, String subject, String by, String role, JsonNode details) {
    /** What happened. */
    public enum Kind {
        /** The attendance lead advised the head. */
        ADVICE,
        DECISION,
        /** Whether a notice to improve was used. */
        IMPROVEMENT,
        ISSUED,
        RECEIPT,
        PAYMENT,
        WITHDRAWAL,
        /** What came of an unpaid notice. */
        OUTCOME,
        /** What it rested on no longer holds. */
        LAPSED
    }
}
