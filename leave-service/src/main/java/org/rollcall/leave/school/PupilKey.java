package org.rollcall.leave.school;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Key of a pupil, the school first. */
@Embeddable
record PupilKey(
        @Column(name = "school_urn") int schoolUrn,
        @Column(name = "pupil_id") UUID pupilId) {}
