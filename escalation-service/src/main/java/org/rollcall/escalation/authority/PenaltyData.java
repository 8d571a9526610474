package org.rollcall.escalation.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;

/**
 * What a penalty referral carries: a notice goes to each parent for each child, so every parent is named.
 *
 * @param referral the head's decision with its answers, its ground and which notice it would be for each parent
 * @param correction why an earlier referral no longer stands; null for a referral
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PenaltyData(
        ReturnData.Child pupil,
        List<Liable> parents,
        ReturnData.Sender school,
        Absence absence,
        String ruleId,
        String clause,
        JsonNode referral,
        @Nullable String correction) {
    /** A parent in the meaning of section 576 of the Education Act 1996. */
    public record Liable(UUID parentId, String name, String address, boolean livesWith) {}

    private static final String NO_LONGER =
            "The absence behind the referral no longer stands: marks of the register were amended.";

    /** Puts a referral together. */
    static Object of(Notification notification, School school, PeopleRecord people, JsonNode referral) {
        return new PenaltyData(
                ReturnData.child(people),
                people.parents().stream()
                        .map(parent ->
                                new Liable(parent.parentId(), parent.name(), parent.address(), parent.livesWith()))
                        .toList(),
                ReturnData.sender(school),
                notification.absence(),
                notification.ruleId(),
                notification.clause(),
                referral,
                notification.correctionOf() == null ? null : NO_LONGER);
    }
}
