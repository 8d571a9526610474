package org.rollcall.escalation.finding;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.letters.RetractLetters;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;

/** Lets follow what a finding asks for, or nothing, once a person has looked at a changed past mark. */
@ApplicationScoped
public class ConfirmFinding {
    private final FindingStore findings;
    private final SchoolStore schools;
    private final PupilStore pupils;
    private final CarryOutSteps steps;
    private final RetractLetters letters;

    ConfirmFinding(
            FindingStore findings,
            SchoolStore schools,
            PupilStore pupils,
            CarryOutSteps steps,
            RetractLetters letters) {
        this.findings = findings;
        this.schools = schools;
        this.pupils = pupils;
        this.steps = steps;
        this.letters = letters;
    }

    /** Notes the decision and carries it out; a finding that waits for none is left as it is. */
    public Uni<Void> decide(
            SqlConnection transaction,
            int urn,
            UUID findingId,
            boolean confirmed,
            Instant at,
            @Nullable String traceparent) {
        return findings.find(transaction, urn, findingId)
                .chain(found -> found.filter(finding -> finding.review() == Review.UNCONFIRMED)
                        .filter(finding -> finding.state() != FindingState.RETRACTED)
                        .map(finding -> confirmed
                                ? confirm(transaction, finding, at, traceparent)
                                : reject(transaction, finding, at))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    /**
     * Notes what a person made of a suspicion; what was dismissed is dealt with.
     *
     * @return the day of the suspicion, empty when it was taken back
     */
    public Uni<Optional<LocalDate>> judge(SqlConnection transaction, int urn, UUID findingId, boolean confirmed) {
        return findings.find(transaction, urn, findingId)
                .chain(found -> found.filter(finding -> finding.state() != FindingState.RETRACTED)
                        .map(finding -> findings.judged(
                                        transaction,
                                        finding,
                                        confirmed ? Review.CONFIRMED : Review.REJECTED,
                                        confirmed ? finding.state() : FindingState.RESOLVED)
                                .replaceWith(Optional.of(finding.occurrence())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Void> confirm(
            SqlConnection transaction, StoredFinding finding, Instant at, @Nullable String traceparent) {
        List<Integer> urns = List.of(finding.pupil().urn());
        return findings.reviewed(transaction, finding, Review.CONFIRMED, finding.state())
                .chain(() -> schools.find(transaction, urns))
                .chain(school -> pupils.find(transaction, List.of(finding.pupil()))
                        .chain(pupil -> carryOut(
                                transaction,
                                finding,
                                Optional.ofNullable(school.get(finding.pupil().urn())),
                                Optional.ofNullable(pupil.get(finding.pupil())),
                                at,
                                traceparent)));
    }

    private Uni<Void> carryOut(
            SqlConnection transaction,
            StoredFinding finding,
            Optional<School> school,
            Optional<Pupil> pupil,
            Instant at,
            @Nullable String traceparent) {
        return school.flatMap(own -> pupil.map(child -> steps.carryOutConfirmed(
                        transaction, new Raised(finding, own, child.classId(), traceparent), at)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> reject(SqlConnection transaction, StoredFinding finding, Instant at) {
        return findings.reviewed(transaction, finding, Review.REJECTED, FindingState.RESOLVED)
                .chain(() -> letters.retract(transaction, finding.pupil().urn(), List.of(finding.findingId()), at))
                .replaceWithVoid();
    }
}
