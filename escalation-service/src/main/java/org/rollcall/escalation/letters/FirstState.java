package org.rollcall.escalation.letters;

import java.time.Instant;
import java.time.LocalDate;
import org.rollcall.events.register.PeopleRecord;

/**
 * Whether a new letter lets itself go. Ladder letters do, unless the profile puts them to a person, the finding arose
 * from a changed mark, the letter concerns a penalty or lacks something, or the child is looked after.
 */
final class FirstState {
    private static final String LOOKED_AFTER = "LAC";

    private FirstState() {}

    static LetterState of(LetterRequest request, boolean toAPerson, PeopleRecord pupil, LocalDate on) {
        Instant at = request.raisedAt();
        boolean askAPerson = request.needsApproval() || request.reviewOnly() || toAPerson || lookedAfter(pupil, on);
        return askAPerson ? new LetterState.Proposed(at) : new LetterState.Approved(at, request.ruleId());
    }

    private static boolean lookedAfter(PeopleRecord pupil, LocalDate on) {
        return pupil.flags().stream()
                .anyMatch(flag -> flag.name().equals(LOOKED_AFTER)
                        && !flag.from().isAfter(on)
                        && (flag.to() == null || !flag.to().isBefore(on)));
    }
}
