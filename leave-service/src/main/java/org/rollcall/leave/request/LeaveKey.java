package org.rollcall.leave.request;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Key of a request, the school first. */
@Embeddable
record LeaveKey(
        @Column(name = "school_urn") int schoolUrn,
        @Column(name = "leave_id") UUID leaveId) {}
