package org.rollcall.events.escalation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * An attendance case moved to another stage.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param caseId case
 * @param pupilId pupil
 * @param stage stage now
 * @param previousStage stage before
 * @param at when (school clock)
 */
public record CaseStageChanged(
        int urn,
        long revision,
        UUID caseId,
        UUID pupilId,
        String stage,
        @Nullable String previousStage,
        Instant at) implements Event {
    @Override
    public String subject() {
        return urn + "/cases/" + caseId;
    }
}
