package org.rollcall.escalation.preview;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rollcall.escalation.finding.AssessPupil;
import org.rollcall.escalation.finding.GatherDossiers;
import org.rollcall.escalation.finding.PupilDossier;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

/** Runs a policy over a school's past marks beside the ones in force, and keeps nothing. */
@ApplicationScoped
class PreviewPolicy {
    /** Pupils read in one transaction and looked at before the next ones. */
    private static final int AT_ONCE = 100;

    private final ScopedDatabase database;
    private final PupilStore pupils;
    private final GatherDossiers gather;
    private final SchoolPolicies policies;
    private final SchoolClock clock;

    PreviewPolicy(
            ScopedDatabase database,
            PupilStore pupils,
            GatherDossiers gather,
            SchoolPolicies policies,
            SchoolClock clock) {
        this.database = database;
        this.pupils = pupils;
        this.gather = gather;
        this.policies = policies;
        this.clock = clock;
    }

    /** What the policy would have found in the period, with what people recorded taken as it is. */
    Uni<PolicyPreview> run(School school, PolicyProfile profile, boolean draft, DateRange period) {
        Scope scope = Scope.school(school.urn());
        LocalDateTime endOfPeriod = period.end().atTime(LocalTime.MAX);
        LocalDateTime now = clock.localNow();
        LocalDateTime asOf = now.isBefore(endOfPeriod) ? now : endOfPeriod;
        List<AppliedPolicy> present = policies.of(school, period.end());
        List<AppliedPolicy> previewed = List.of(new AppliedPolicy(period.start(), null, true, profile));
        return database.inTransaction(scope, transaction -> pupils.withLedger(transaction, List.of(school.urn())))
                .onItem()
                .transformToMulti(keys -> Multi.createFrom()
                        .iterable(keys.stream()
                                .sorted(Comparator.comparing(PupilKey::pupilId))
                                .toList()))
                .group()
                .intoLists()
                .of(AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(some -> dossiers(scope, some))
                .onItem()
                .<PupilDossier>disjoint()
                .collect()
                .in(
                        PreviewTally::new,
                        (tally, dossier) -> tally.add(
                                dossier.pupil().key().pupilId(),
                                within(
                                        period,
                                        AssessPupil.found(dossier, previewed, asOf)
                                                .keySet()),
                                within(
                                        period,
                                        AssessPupil.found(dossier, present, asOf)
                                                .keySet())))
                .map(tally -> told(school, profile, draft, period, present, tally));
    }

    private Uni<List<PupilDossier>> dossiers(Scope scope, List<PupilKey> some) {
        return database.inTransaction(
                        scope,
                        transaction -> gather.gather(
                                transaction,
                                some.stream()
                                        .collect(Collectors.toMap(Function.identity(), key -> new Trigger(key, null)))))
                .emitOn(Infrastructure.getDefaultWorkerPool());
    }

    private static List<Finding> within(DateRange period, Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> period.contains(finding.raisedAt().toLocalDate()))
                .toList();
    }

    private static PolicyPreview told(
            School school,
            PolicyProfile profile,
            boolean draft,
            DateRange period,
            List<AppliedPolicy> present,
            PreviewTally tally) {
        return new PolicyPreview(
                profile.id(),
                draft,
                school.urn(),
                period.start(),
                period.end(),
                inForce(present, period.start()),
                tally.pupils(),
                tally.rules(),
                tally.steps(),
                tally.newest(),
                tally.omitted(),
                profile.assumptions());
    }

    private static List<String> inForce(List<AppliedPolicy> policies, LocalDate from) {
        return policies.stream()
                .filter(policy -> policy.before() == null || policy.before().isAfter(from))
                .map(policy -> policy.profile().id())
                .distinct()
                .toList();
    }
}
