package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.rollcall.escalation.cases.FollowCases;
import org.rollcall.escalation.finding.AssessPupil.Assessment;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.task.TaskStore;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.FindingRaised;
import org.rollcall.rules.evaluation.Finding;
import org.rollcall.rules.evaluation.PupilFacts;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Writes what assessments came to, and brings about what follows. */
@ApplicationScoped
class ApplyAssessments {
    private final FindingStore findings;
    private final TaskStore tasks;
    private final CarryOutSteps steps;
    private final RetractFindings retract;
    private final FollowCases cases;
    private final Outbox outbox;

    ApplyAssessments(
            FindingStore findings,
            TaskStore tasks,
            CarryOutSteps steps,
            RetractFindings retract,
            FollowCases cases,
            Outbox outbox) {
        this.findings = findings;
        this.tasks = tasks;
        this.steps = steps;
        this.retract = retract;
        this.cases = cases;
        this.outbox = outbox;
    }

    /**
     * Applies assessments.
     *
     * @param review whether what arises waits for a person
     * @param at when (school clock)
     */
    Uni<Void> apply(SqlConnection transaction, List<Assessment> assessments, Review review, Instant at) {
        List<FindingRow> rows = new ArrayList<>();
        List<Raised> raised = new ArrayList<>();
        Map<ReconcileFindings.Same, PupilFacts> changed = new LinkedHashMap<>();
        for (Assessment assessment : assessments) {
            for (Finding finding : assessment.outcome().raised()) {
                FindingRow row = row(assessment, finding, review);
                rows.add(row);
                PupilDossier dossier = assessment.dossier();
                raised.add(new Raised(
                        row.stored(),
                        dossier.school(),
                        dossier.pupil().classId(),
                        dossier.trigger().traceparent()));
            }
            assessment.outcome().same().stream()
                    .filter(ReconcileFindings.Same::changed)
                    .forEach(same -> changed.put(same, assessment.facts()));
        }
        // Retraction first: a finding that comes back under another key must find its place free.
        return retract(transaction, assessments, at)
                .chain(() -> findings.renew(transaction, changed))
                .chain(() -> steps.renew(transaction, changed.keySet()))
                .chain(() -> findings.insert(transaction, rows))
                .chain(() -> outbox.append(
                        transaction,
                        raised.stream().map(ApplyAssessments::event).toList()))
                .chain(() -> raised.isEmpty() ? Uni.createFrom().voidItem() : steps.carryOut(transaction, raised, at))
                .chain(() -> dropVisits(transaction, raised, changed, at))
                .chain(() -> cases.closeSettled(transaction, settled(assessments), at));
    }

    /** Pupils of whom something is not open any more. */
    private static Set<PupilKey> settled(List<Assessment> assessments) {
        return assessments.stream()
                .filter(assessment -> !assessment.outcome().retracted().isEmpty()
                        || assessment.outcome().same().stream()
                                .anyMatch(same -> same.changed() && same.state() == FindingState.RESOLVED))
                .map(assessment -> assessment.dossier().pupil().key())
                .collect(Collectors.toSet());
    }

    private Uni<Void> retract(SqlConnection transaction, List<Assessment> assessments, Instant at) {
        return Multi.createFrom()
                .iterable(assessments.stream()
                        .filter(assessment -> !assessment.outcome().retracted().isEmpty())
                        .toList())
                .onItem()
                .transformToUniAndConcatenate(assessment -> retract.retract(
                        transaction,
                        assessment.outcome().retracted(),
                        at,
                        assessment.dossier().trigger().traceparent()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> dropVisits(
            SqlConnection transaction,
            List<Raised> raised,
            Map<ReconcileFindings.Same, PupilFacts> changed,
            Instant at) {
        Map<Integer, List<UUID>> over = new LinkedHashMap<>();
        raised.stream()
                .map(Raised::finding)
                .filter(finding -> finding.state() == FindingState.RESOLVED)
                .forEach(finding -> over.computeIfAbsent(finding.pupil().urn(), urn -> new ArrayList<>())
                        .add(finding.findingId()));
        changed.keySet().stream()
                .filter(same -> same.state() == FindingState.RESOLVED)
                .map(ReconcileFindings.Same::known)
                .forEach(finding -> over.computeIfAbsent(finding.pupil().urn(), urn -> new ArrayList<>())
                        .add(finding.findingId()));
        return Multi.createFrom()
                .iterable(over.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        school -> tasks.dropVisitsOf(transaction, school.getKey(), school.getValue(), at))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static FindingRow row(Assessment assessment, Finding finding, Review review) {
        AppliedPolicy policy = Objects.requireNonNull(assessment.policies().get(finding));
        return new FindingRow(
                assessment.dossier().pupil().key().urn(),
                UUID.randomUUID(),
                assessment.dossier().pupil().key().pupilId(),
                finding.ruleId(),
                finding.clauses(),
                finding.policyId(),
                policy.from(),
                finding.occurrence(),
                finding.ended() ? FindingState.RESOLVED : FindingState.OPEN,
                review,
                finding.raisedAt().atZone(SchoolClock.ZONE).toInstant(),
                finding.raisedAt().toLocalDate(),
                finding.evidence(),
                assessment.facts(),
                PlanSteps.of(finding));
    }

    private static OutboxEvent event(Raised raised) {
        StoredFinding finding = raised.finding();
        FindingRaised told = new FindingRaised(
                finding.pupil().urn(),
                1,
                finding.findingId(),
                finding.pupil().pupilId(),
                finding.ruleId(),
                finding.occurrence(),
                finding.raisedAt());
        return OutboxEvent.of(Topics.ESCALATION, told.urn(), EventTypes.typeOf(told), told.subject(), told)
                .causedBy(raised.traceparent());
    }
}
