package org.rollcall.leave.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Key of an audit entry, the school first. */
@Embeddable
record AuditKey(
        @Column(name = "school_urn") int schoolUrn,
        @Column(name = "entry_id") UUID entryId) {}
