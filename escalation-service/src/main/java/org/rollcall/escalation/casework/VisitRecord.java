package org.rollcall.escalation.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a home visit.
 *
 * @param declined true where it was decided that nobody goes
 * @param visitors the members of staff who went
 * @param riskAssessment what was weighed before they went
 * @param childSeen whether they saw the child
 * @param noteLeft whether they left a note, having met nobody
 */
public record VisitRecord(
        @Nullable Boolean declined,
        @Size(max = 10) @Nullable List<@NotBlank @Size(max = 200) String> visitors,
        @Size(max = 4_000) @Nullable String riskAssessment,
        @Nullable Boolean childSeen,
        @Nullable Boolean noteLeft) {}
