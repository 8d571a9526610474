package org.rollcall.escalation.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.AttendanceCase;
import org.rollcall.escalation.cases.CaseStage;

/**
 * A case as staff see it.
 *
 * @param owner the role that looks after it in this stage
 * @param openedFor the rule that came true, or why somebody opened it
 * @param nextDue when the next open task about the pupil is due; only of a single case
 * @param timeline newest first; only of a single case
 */
public record CaseView(
        UUID caseId,
        UUID pupilId,
        CaseStage stage,
        Instant stageAt,
        String owner,
        Instant openedAt,
        String openedFor,
        @Nullable LocalDate nextDue,
        @Nullable List<TimelineItem> timeline) {
    static CaseView of(AttendanceCase shown) {
        return of(shown, null, null);
    }

    static CaseView of(AttendanceCase shown, @Nullable LocalDate nextDue, @Nullable List<TimelineItem> timeline) {
        CaseStage stage = shown.state().stage();
        return new CaseView(
                shown.caseId(),
                shown.pupil().pupilId(),
                stage,
                shown.state().at(),
                stage.owner(),
                shown.openedAt(),
                shown.openedFor(),
                nextDue,
                timeline);
    }
}
