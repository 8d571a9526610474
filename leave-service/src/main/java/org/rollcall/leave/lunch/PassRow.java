package org.rollcall.leave.lunch;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pass as it is stored; what was asked never changes, the rest does. */
@Entity
@Table(name = "lunch_pass")
class PassRow {
    @EmbeddedId
    @Column
    PassKey key;

    @Column(name = "pupil_id", updatable = false)
    UUID pupilId;

    @Column(name = "revision")
    long revision;

    @Column(name = "reason", updatable = false)
    String reason;

    @Column(name = "requested_by", updatable = false)
    String requestedBy;

    @Column(name = "requested_on", updatable = false)
    LocalDate requestedOn;

    @Column(name = "decide_by", updatable = false)
    LocalDate decideBy;

    @Column(name = "collected_by", updatable = false)
    String collectedBy;

    @Column(name = "clause", updatable = false)
    String clause;

    @Column(name = "received_at", updatable = false)
    OffsetDateTime receivedAt;

    @Column(name = "state")
    String state;

    @Column(name = "discussed_on")
    @Nullable
    LocalDate discussedOn;

    @Column(name = "valid_from")
    @Nullable
    LocalDate validFrom;

    @Column(name = "valid_to")
    @Nullable
    LocalDate validTo;

    @Column(name = "conditions")
    @Nullable
    String conditions;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_role")
    @Nullable
    String decidedRole;

    @Column(name = "decided_at")
    @Nullable
    OffsetDateTime decidedAt;

    @Column(name = "decision_reason")
    @Nullable
    String decisionReason;

    @Column(name = "renewal_asked_on")
    @Nullable
    LocalDate renewalAskedOn;

    @Column(name = "confirmed_on")
    @Nullable
    LocalDate confirmedOn;

    @Column(name = "withdrawn_by")
    @Nullable
    String withdrawnBy;

    @Column(name = "withdrawn_role")
    @Nullable
    String withdrawnRole;

    @Column(name = "withdrawn_at")
    @Nullable
    OffsetDateTime withdrawnAt;

    @Column(name = "withdrawal_reason")
    @Nullable
    String withdrawalReason;

    @Column(name = "by_parent")
    @Nullable
    Boolean byParent;

    @Column(name = "photo_type")
    @Nullable
    String photoType;

    void take(LunchPass pass) {
        revision = pass.revision();
        discussedOn = pass.discussedOn();
        renewalAskedOn = pass.renewalAskedOn();
        confirmedOn = pass.confirmedOn();
        photoType = pass.photoType();
        state = pass.state().word();
        switch (pass.state()) {
            case PassState.Requested _ -> {}
            case PassState.Granted granted -> {
                takeDecision(granted.act(), granted.reason());
                validFrom = granted.terms().from();
                validTo = granted.terms().to();
                conditions = granted.terms().conditions();
            }
            case PassState.Refused refused -> takeDecision(refused.act(), refused.reason());
            case PassState.Withdrawn withdrawn -> {
                withdrawnBy = withdrawn.act().name();
                withdrawnRole = withdrawn.act().role();
                withdrawnAt = utc(withdrawn.act().at());
                withdrawalReason = withdrawn.reason();
                byParent = withdrawn.byParent();
            }
        }
    }

    PassState state() {
        return switch (state) {
            case "REQUESTED" -> new PassState.Requested();
            case "GRANTED" -> granted();
            case "REFUSED" ->
                new PassState.Refused(act(decidedBy, decidedRole, decidedAt), Objects.requireNonNull(decisionReason));
            case "WITHDRAWN" ->
                new PassState.Withdrawn(
                        act(withdrawnBy, withdrawnRole, withdrawnAt),
                        withdrawalReason,
                        Boolean.TRUE.equals(byParent),
                        validFrom == null ? null : granted());
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private PassState.Granted granted() {
        return new PassState.Granted(
                act(decidedBy, decidedRole, decidedAt),
                decisionReason,
                new PassState.Terms(Objects.requireNonNull(validFrom), validTo, conditions));
    }

    private void takeDecision(PassState.Act act, @Nullable String why) {
        decidedBy = act.name();
        decidedRole = act.role();
        decidedAt = utc(act.at());
        decisionReason = why;
    }

    private static PassState.Act act(@Nullable String name, @Nullable String role, @Nullable OffsetDateTime at) {
        return new PassState.Act(
                Objects.requireNonNull(name),
                Objects.requireNonNull(role),
                Objects.requireNonNull(at).toInstant());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
