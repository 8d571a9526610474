package org.rollcall.escalation.casework;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.evaluation.ContactOutcome;

/**
 * What came of a task.
 *
 * @param outcome of a contact or visit: what the parent said; required for a contact
 * @param at when the contact was made; now when absent
 * @param visit of a visit: who went and what they found, or why nobody does
 * @param rationale of a decision that the policy wants reasoned
 * @param decision of a review: whether the steps of the finding are taken; CONFIRM when absent. Of a suspicion: whether
 *     it is confirmed; required, and the note with it as the reason
 */
public record Completion(
        @Nullable ContactOutcome outcome,
        @Nullable Instant at,
        @Size(max = 40) @Nullable String channel,
        @Size(max = 200) @Nullable String with,
        @Nullable LocalDate expectedReturn,
        @Nullable Decision decision,
        @Valid @Nullable VisitRecord visit,
        @Size(max = 2_000) @Nullable String rationale,
        @Size(max = 2_000) @Nullable String note) {
    /** What a person makes of a finding that arose from an old mark. */
    public enum Decision {
        CONFIRM,
        REJECT
    }

    /** Whether it says that a visit is not made. */
    boolean declined() {
        return visit != null && Boolean.TRUE.equals(visit.declined());
    }

    static final Completion PLAIN = new Completion(null, null, null, null, null, null, null, null, null);
}
