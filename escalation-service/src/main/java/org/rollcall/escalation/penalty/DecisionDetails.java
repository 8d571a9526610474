package org.rollcall.escalation.penalty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.penalty.Decision;
import org.rollcall.rules.penalty.Ground;
import org.rollcall.rules.penalty.Offence;
import org.rollcall.rules.penalty.Proposal;

/**
 * What stands behind a decision, as it stays on record and as the authority reads of it.
 *
 * @param parents every parent, with the notice that it would be
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DecisionDetails(
        Decision decision,
        @Nullable Ground ground,
        String rationale,
        List<DecisionForm.Given> answers,
        @Nullable Integer weeks,
        @Nullable String approvedBy,
        List<Liable> parents) {
    /** A parent who may be given a notice. */
    record Liable(UUID parentId, Offence offence) {}

    static DecisionDetails of(DecisionForm form, Proposal proposal, OnRecord known) {
        return new DecisionDetails(
                form.decision(),
                proposal.ground(),
                form.rationale(),
                form.answers(),
                form.weeks(),
                form.approvedBy(),
                known.parents().stream()
                        .map(parent -> new Liable(parent.parentId(), known.offence(parent)))
                        .toList());
    }
}
