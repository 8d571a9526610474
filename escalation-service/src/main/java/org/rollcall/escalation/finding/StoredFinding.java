package org.rollcall.escalation.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.Evidence;

/**
 * A finding as it is kept.
 *
 * @param policyFrom first day of the policy's use at the school
 * @param occurrence what tells this occasion from others of the same rule
 * @param raisedAt when it came true (school clock)
 * @param revision 1 and counting
 */
public record StoredFinding(
        PupilKey pupil,
        UUID findingId,
        String ruleId,
        List<String> clauses,
        String policyId,
        LocalDate policyFrom,
        LocalDate occurrence,
        FindingState state,
        Review review,
        Instant raisedAt,
        LocalDate raisedOn,
        Evidence evidence,
        List<PlannedStep> steps,
        long revision) {

    /** The sessions it counted. */
    public Set<SessionRef> sessions() {
        return sessionsOf(evidence);
    }

    static Set<SessionRef> sessionsOf(Evidence evidence) {
        return evidence.sessions().stream()
                .map(counted -> new SessionRef(counted.date(), counted.session()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
