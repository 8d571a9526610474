package org.rollcall.leave.request;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;

/** A request as it is stored; what was asked never changes, the state does. */
@Entity
@Table(name = "leave_request")
class LeaveRow {
    @EmbeddedId
    @Column
    LeaveKey key;

    @Column(name = "pupil_id", updatable = false)
    UUID pupilId;

    @Column(name = "revision")
    long revision;

    @Column(name = "kind", updatable = false)
    @Enumerated(EnumType.STRING)
    LeaveKind kind;

    @Column(name = "asked_from", updatable = false)
    LocalDate askedFrom;

    @Column(name = "asked_to", updatable = false)
    LocalDate askedTo;

    @Column(name = "reason", updatable = false)
    String reason;

    @Column(name = "requested_by", updatable = false)
    String requestedBy;

    @Column(name = "requested_on", updatable = false)
    LocalDate requestedOn;

    @Column(name = "evidence", updatable = false)
    String evidence;

    @Column(name = "licence", updatable = false)
    @Nullable
    String licence;

    @Column(name = "assessment", updatable = false)
    String assessment;

    @Column(name = "received_at", updatable = false)
    OffsetDateTime receivedAt;

    @Column(name = "state")
    String state;

    @Column(name = "code")
    @Nullable
    String code;

    @Column(name = "granted_from")
    @Nullable
    LocalDate grantedFrom;

    @Column(name = "granted_to")
    @Nullable
    LocalDate grantedTo;

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

    @Column(name = "withdrawn_by")
    @Nullable
    String withdrawnBy;

    @Column(name = "withdrawn_role")
    @Nullable
    String withdrawnRole;

    @Column(name = "withdrawn_at")
    @Nullable
    OffsetDateTime withdrawnAt;

    void take(LeaveState next) {
        state = next.word();
        switch (next) {
            case LeaveState.Requested _ -> {}
            case LeaveState.Granted granted -> takeGrant(granted);
            case LeaveState.Refused refused -> takeDecision(refused.act(), refused.reason());
            case LeaveState.Withdrawn withdrawn -> {
                withdrawnBy = withdrawn.act().name();
                withdrawnRole = withdrawn.act().role();
                withdrawnAt = withdrawn.act().at().atOffset(ZoneOffset.UTC);
            }
        }
    }

    private void takeGrant(LeaveState.Granted granted) {
        takeDecision(granted.act(), granted.reason());
        code = granted.code();
        grantedFrom = granted.period().start();
        grantedTo = granted.period().end();
    }

    private void takeDecision(LeaveState.Act act, String why) {
        decidedBy = act.name();
        decidedRole = act.role();
        decidedAt = act.at().atOffset(ZoneOffset.UTC);
        decisionReason = why;
    }

    LeaveState state() {
        return switch (state) {
            case "REQUESTED" -> new LeaveState.Requested();
            case "GRANTED" -> granted(code);
            case "REFUSED" ->
                new LeaveState.Refused(act(decidedBy, decidedRole, decidedAt), Objects.requireNonNull(decisionReason));
            case "WITHDRAWN" ->
                new LeaveState.Withdrawn(
                        act(withdrawnBy, withdrawnRole, withdrawnAt), code == null ? null : granted(code));
            default -> throw new IllegalStateException("no such state: " + state);
        };
    }

    private LeaveState.Granted granted(@Nullable String suggested) {
        return new LeaveState.Granted(
                act(decidedBy, decidedRole, decidedAt),
                Objects.requireNonNull(decisionReason),
                Objects.requireNonNull(suggested),
                new DateRange(Objects.requireNonNull(grantedFrom), Objects.requireNonNull(grantedTo)));
    }

    private static LeaveState.Act act(@Nullable String name, @Nullable String role, @Nullable OffsetDateTime at) {
        return new LeaveState.Act(
                Objects.requireNonNull(name),
                Objects.requireNonNull(role),
                Objects.requireNonNull(at).toInstant());
    }
}
