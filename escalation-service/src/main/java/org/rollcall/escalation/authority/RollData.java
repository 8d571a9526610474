package org.rollcall.escalation.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;

/**
 * What a deletion return under regulation 13(4) carries, and the word that a child is missing from education with it
 * (BHCET-9.9).
 *
 * @param parents the parents with whom the pupil normally lives, with the numbers for an emergency
 * @param future where the pupil goes, as far as it is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollData(
        ReturnData.Child pupil,
        List<LivesWith> parents,
        ReturnData.Sender school,
        Deletion deletion,
        Future future,
        String ruleId,
        String clause) {
    /** A parent with whom the pupil lives. */
    public record LivesWith(String name, String address, List<String> phones) {}

    /**
     * The deletion.
     *
     * @param ground letter of the ground
     * @param edition edition of the grounds, 2024 or 2006
     * @param reason the ground in a few words
     */
    public record Deletion(LocalDate lastDay, String ground, String edition, String reason) {}

    /** A future address, the parent there, and another school. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Future(
            @Nullable String address,
            @Nullable String parentName,
            @Nullable LocalDate from,
            @Nullable String schoolName,
            @Nullable LocalDate schoolStart) {}

    /** Puts the data together. */
    static RollData of(Notification notification, School school, PeopleRecord people, PeopleRecord.Leaving leaving) {
        return new RollData(
                ReturnData.child(people),
                people.parents().stream()
                        .filter(PeopleRecord.Parent::livesWith)
                        .map(parent -> new LivesWith(parent.name(), parent.address(), parent.phones()))
                        .toList(),
                ReturnData.sender(school),
                new Deletion(leaving.lastDay(), leaving.ground(), leaving.edition(), RollRules.reason(leaving)),
                new Future(
                        leaving.address(),
                        leaving.parentName(),
                        leaving.from(),
                        leaving.schoolName(),
                        leaving.schoolStart()),
                notification.ruleId(),
                notification.clause());
    }
}
