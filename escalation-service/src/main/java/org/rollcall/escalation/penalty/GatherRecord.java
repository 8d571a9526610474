package org.rollcall.escalation.penalty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.finding.FindingStore;
import org.rollcall.escalation.finding.StoredFinding;
import org.rollcall.escalation.ledger.LedgerStore;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.policy.AppliedPolicy;
import org.rollcall.escalation.policy.SchoolPolicies;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.rules.ledger.PupilLedger;
import org.rollcall.rules.penalty.PenaltyPolicy;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Brings together what a consideration rests on. */
@ApplicationScoped
class GatherRecord {
    private final ConsiderationStore considerations;
    private final NoticeStore notices;
    private final ChangeStore changes;
    private final CaseSignStore signs;
    private final FindingStore findings;
    private final SchoolStore schools;
    private final PupilStore pupils;
    private final PeopleStore people;
    private final LedgerStore ledgers;
    private final SchoolPolicies policies;
    private final SchoolClock clock;

    GatherRecord(
            ConsiderationStore considerations,
            NoticeStore notices,
            ChangeStore changes,
            CaseSignStore signs,
            FindingStore findings,
            SchoolStore schools,
            PupilStore pupils,
            PeopleStore people,
            LedgerStore ledgers,
            SchoolPolicies policies,
            SchoolClock clock) {
        this.considerations = considerations;
        this.notices = notices;
        this.changes = changes;
        this.signs = signs;
        this.findings = findings;
        this.schools = schools;
        this.pupils = pupils;
        this.people = people;
        this.ledgers = ledgers;
        this.policies = policies;
        this.clock = clock;
    }

    /** What one consideration of the school rests on; 404 without it. */
    Uni<OnRecord> of(SqlConnection transaction, int urn, UUID considerationId) {
        return considerations
                .find(transaction, urn, considerationId)
                .map(GatherRecord::found)
                .chain(one -> of(transaction, one));
    }

    private Uni<OnRecord> of(SqlConnection transaction, Consideration one) {
        PupilKey pupil = one.pupil();
        int urn = pupil.urn();
        return Uni.combine()
                .all()
                .unis(
                        findings.find(transaction, urn, one.findingId()),
                        schools.find(transaction, List.of(urn)),
                        pupils.find(transaction, List.of(pupil)),
                        people.find(transaction, urn, pupil.pupilId()),
                        ledgers.read(transaction, List.of(pupil)),
                        notices.ofPupils(transaction, List.of(pupil)),
                        changes.of(transaction, urn, one.considerationId()),
                        signs.of(transaction, pupil, clock.now()))
                .usingConcurrencyOf(1)
                .with((finding, school, child, record, ledger, issued, changed, shown) -> {
                    StoredFinding own = found(finding);
                    School at = found(Optional.ofNullable(school.get(urn)));
                    Pupil on = found(Optional.ofNullable(child.get(pupil)));
                    return new OnRecord(
                            one,
                            own,
                            at,
                            on,
                            record.orElse(null),
                            policy(at),
                            Objects.requireNonNullElse(ledger.get(pupil), PupilLedger.EMPTY),
                            issued,
                            changed,
                            shown,
                            clock.today());
                });
    }

    /** What the school's policy of today says about penalty notices. */
    PenaltyPolicy policy(School school) {
        List<AppliedPolicy> applied = policies.of(school, clock.today());
        AppliedPolicy governing = applied.stream()
                .filter(policy -> policy.governs(clock.today()))
                .findFirst()
                .orElse(null);
        return PenaltyPolicy.of(
                governing == null ? policies.shipped().find("national").orElseThrow() : governing.profile(),
                clock.today());
    }

    private static <T> T found(Optional<T> sought) {
        return sought.orElseThrow(() -> Problem.notFound("consideration"));
    }
}
