package org.rollcall.escalation.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.evaluation.Finding;

/**
 * Holds what an evaluation found against what was known. A finding under a new key that shares a counted session with a
 * known one of its rule is that one; what is no longer found is retracted.
 */
public final class ReconcileFindings {
    /**
     * A known finding as it is now.
     *
     * @param known as it was kept
     * @param now as it was computed
     * @param changed whether anything of it is not as it was kept
     */
    public record Same(StoredFinding known, Finding now, boolean changed) {
        private Same(StoredFinding known, Finding now) {
            this(known, now, isChanged(known, now));
        }

        /** OPEN, or RESOLVED once the absence is over; what a person put aside stays so. */
        FindingState state() {
            return state(known, now);
        }

        private static FindingState state(StoredFinding known, Finding now) {
            return now.ended() || known.review() == Review.REJECTED ? FindingState.RESOLVED : FindingState.OPEN;
        }

        private static boolean isChanged(StoredFinding known, Finding now) {
            return known.state() != state(known, now)
                    || !known.occurrence().equals(now.occurrence())
                    || !known.evidence().equals(now.evidence());
        }
    }

    /**
     * What has to happen.
     *
     * @param raised findings that were not known
     * @param same findings that were, in their present form
     * @param retracted known findings that no longer hold
     */
    public record Outcome(List<Finding> raised, List<Same> same, List<StoredFinding> retracted) {}

    private final List<StoredFinding> unmatched;
    private final List<Same> same = new ArrayList<>();

    private ReconcileFindings(List<StoredFinding> live) {
        this.unmatched = new ArrayList<>(live);
    }

    /** Compares the computed findings of one pupil with the live ones of the same pupil. */
    public static Outcome reconcile(List<Finding> computed, List<StoredFinding> live) {
        ReconcileFindings work = new ReconcileFindings(live);
        List<Finding> byKey =
                computed.stream().filter(finding -> !work.matchKey(finding)).toList();
        List<Finding> raised =
                byKey.stream().filter(finding -> !work.matchSessions(finding)).toList();
        return new Outcome(raised, List.copyOf(work.same), List.copyOf(work.unmatched));
    }

    private boolean matchKey(Finding finding) {
        return match(
                finding,
                unmatched.stream()
                        .filter(known -> known.ruleId().equals(finding.ruleId()))
                        .filter(known -> known.occurrence().equals(finding.occurrence()))
                        .findFirst());
    }

    private boolean matchSessions(Finding finding) {
        Set<SessionRef> counted = StoredFinding.sessionsOf(finding.evidence());
        return match(
                finding,
                unmatched.stream()
                        .filter(known -> known.ruleId().equals(finding.ruleId()))
                        .filter(known -> known.sessions().stream().anyMatch(counted::contains))
                        .min(Comparator.comparing(StoredFinding::occurrence)));
    }

    private boolean match(Finding finding, Optional<StoredFinding> known) {
        known.ifPresent(found -> {
            unmatched.remove(found);
            same.add(new Same(found, finding));
        });
        return known.isPresent();
    }
}
