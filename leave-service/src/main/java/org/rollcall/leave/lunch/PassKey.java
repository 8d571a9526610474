package org.rollcall.leave.lunch;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Key of a pass, the school first. */
@Embeddable
record PassKey(
        @Column(name = "school_urn") int schoolUrn,
        @Column(name = "pass_id") UUID passId) {}
