package org.rollcall.escalation.finding;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.evaluation.CountedBefore;
import org.rollcall.rules.evaluation.DatedFlag;
import org.rollcall.rules.evaluation.Evaluation;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.evaluation.PupilFacts;
import org.rollcall.rules.policy.PupilFlag;

/** Computes a pupil's findings, each under the policy that governed the day on which it came true. */
public final class AssessPupil {
    /**
     * What came of it.
     *
     * @param asOf the local moment looked from
     * @param facts what else the evaluation knew
     * @param policies the policy behind each computed finding, by identity of the finding's policy and rule
     * @param outcome what has to happen to the known findings
     */
    record Assessment(
            PupilDossier dossier,
            LocalDateTime asOf,
            PupilFacts facts,
            Map<Finding, AppliedPolicy> policies,
            ReconcileFindings.Outcome outcome) {}

    private AssessPupil() {}

    /** Assesses a pupil as of a local moment, with the school's policies up to then. */
    static Assessment assess(PupilDossier dossier, List<AppliedPolicy> policies, LocalDateTime asOf) {
        List<StoredFinding> standing = dossier.live().stream()
                .filter(finding -> finding.review() == Review.SETTLED)
                .filter(settled -> stillHolds(settled, dossier, policies, asOf))
                .toList();
        PupilFacts facts = facts(dossier, standing);
        Map<Finding, AppliedPolicy> found = compute(dossier, policies, asOf, facts);
        return new Assessment(
                dossier,
                asOf,
                facts,
                found,
                ReconcileFindings.reconcile(
                        List.copyOf(found.keySet()),
                        dossier.live().stream()
                                .filter(finding -> !standing.contains(finding))
                                .toList()));
    }

    /** What the policies find about a pupil as of a local moment, whatever people decided; nothing is compared or kept. */
    public static Map<Finding, AppliedPolicy> found(
            PupilDossier dossier, List<AppliedPolicy> policies, LocalDateTime asOf) {
        return compute(dossier, policies, asOf, facts(dossier, List.of()));
    }

    /** Whether what a person has decided about would be found today, if nobody had. */
    private static boolean stillHolds(
            StoredFinding settled, PupilDossier dossier, List<AppliedPolicy> policies, LocalDateTime asOf) {
        List<StoredFinding> others = dossier.live().stream()
                .filter(finding -> finding.review() == Review.SETTLED && !finding.equals(settled))
                .toList();
        return compute(dossier, policies, asOf, facts(dossier, others)).keySet().stream()
                .filter(finding -> finding.ruleId().equals(settled.ruleId()))
                .anyMatch(finding ->
                        !Collections.disjoint(settled.sessions(), StoredFinding.sessionsOf(finding.evidence())));
    }

    private static Map<Finding, AppliedPolicy> compute(
            PupilDossier dossier, List<AppliedPolicy> policies, LocalDateTime asOf, PupilFacts facts) {
        Map<Finding, AppliedPolicy> found = new LinkedHashMap<>();
        for (AppliedPolicy policy : policies) {
            Evaluation.evaluate(
                            dossier.ledger(),
                            facts,
                            Objects.requireNonNull(dossier.school().calendar()),
                            policy.profile(),
                            asOf)
                    .stream()
                    .filter(finding -> policy.governs(finding.raisedAt().toLocalDate()))
                    .forEach(finding -> found.put(finding, policy));
        }
        return found;
    }

    private static PupilFacts facts(PupilDossier dossier, List<StoredFinding> settled) {
        Pupil pupil = dossier.pupil();
        return new PupilFacts(
                pupil.dateOfBirth(),
                pupil.yearGroup(),
                pupil.startDate(),
                pupil.lastDay(),
                flags(dossier.flags()),
                dossier.contacts().contacts(),
                dossier.contacts().reports(),
                dossier.leaves(),
                dossier.recorded(),
                settled.stream()
                        .map(finding -> new CountedBefore(finding.ruleId(), finding.sessions()))
                        .toList(),
                pupil.hasOlderSibling());
    }

    private static List<DatedFlag> flags(List<PeopleRecord.Flag> flags) {
        return flags.stream()
                .flatMap(flag -> known(flag.name()).map(name -> new DatedFlag(name, flag.from(), flag.to())).stream())
                .toList();
    }

    private static Optional<PupilFlag> known(String name) {
        return Arrays.stream(PupilFlag.values())
                .filter(flag -> flag.name().equals(name))
                .findFirst();
    }
}
