package org.rollcall.leave.audit;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One audit entry as it is stored. */
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditRow {
    @EmbeddedId
    @Column
    AuditKey key;

    @Column(name = "at")
    OffsetDateTime at;

    @Column(name = "subject")
    String subject;

    @Column(name = "name")
    String name;

    @Column(name = "role")
    String role;

    @Column(name = "action")
    String action;

    @Column(name = "pupil_id")
    @Nullable
    UUID pupilId;

    @Column(name = "leave_id")
    @Nullable
    UUID leaveId;

    AuditRow() {}

    AuditRow(
            AuditKey key,
            OffsetDateTime at,
            String subject,
            String name,
            String role,
            String action,
            @Nullable UUID pupilId,
            @Nullable UUID leaveId) {
        this.key = key;
        this.at = at;
        this.subject = subject;
        this.name = name;
        this.role = role;
        this.action = action;
        this.pupilId = pupilId;
        this.leaveId = leaveId;
    }
}
