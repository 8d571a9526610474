package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * A trigger came true; whether a finding follows depends on the rule's qualifiers.
 *
 * @param since first day of the absence concerned; the day of the occasion where there is none
 * @param moments when the qualifiers may be judged, the first one at which they hold counts
 */
record Occasion(LocalDate occurrence, LocalDate since, List<LocalDateTime> moments, boolean ended, Evidence evidence) {

    static Occasion at(LocalDate day, LocalDateTime moment, Evidence evidence) {
        return new Occasion(day, day, List.of(moment), false, evidence);
    }
}
