package org.rollcall.escalation.letters.wording;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a school's own wording of a letter.
 *
 * @param version 1 and counting
 * @param from first day of letters that say it
 * @param subject its subject, absent where the school went back to the standard wording
 * @param body its body, absent likewise
 * @param savedAt when it was saved (school clock)
 * @param savedBy who saved it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WordingVersion(
        int version,
        LocalDate from,
        @Nullable String subject,
        @Nullable String body,
        Instant savedAt,
        String savedBy) {
    /** What it says; null for the standard wording. */
    @JsonIgnore
    public @Nullable Wording wording() {
        return subject == null || body == null ? null : new Wording(subject, body);
    }
}
