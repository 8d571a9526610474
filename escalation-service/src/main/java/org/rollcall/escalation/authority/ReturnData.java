package org.rollcall.escalation.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;

/**
 * What a return under regulation 13 of the School Attendance (Pupil Registration) (England) Regulations 2024 carries.
 *
 * @param parents the parents with whom the pupil normally lives
 * @param health what a pupil needs who is kept away by health; null where the return is about something else, or the
 *     school has not entered it yet
 * @param correction why an earlier return no longer stands; null for a return
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReturnData(
        Child pupil,
        List<LivesWith> parents,
        Sender school,
        Absence absence,
        @Nullable Health health,
        String ruleId,
        String clause,
        @Nullable String correction) {
    /**
     * The pupil.
     *
     * @param upn unique pupil number, when there is one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Child(
            String name,
            String legalSurname,
            String legalForename,
            LocalDate dateOfBirth,
            String sex,
            @Nullable String upn,
            String address) {}

    /** A parent with whom the pupil lives. */
    public record LivesWith(String name, String address) {}

    /** What a pupil needs and can do, and the work that is set (BHCET-19.3). */
    public record Health(String needs, String capabilities, String programmeOfWork) {}

    /** The school that reports. */
    public record Sender(int urn, String name, String laCode) {}

    private static final String NO_LONGER =
            "The absence that was reported no longer stands: marks of the register were amended.";

    /** Puts a return together. */
    static ReturnData of(Notification notification, School school, PeopleRecord people, @Nullable Health health) {
        return new ReturnData(
                child(people),
                people.parents().stream()
                        .filter(PeopleRecord.Parent::livesWith)
                        .map(parent -> new LivesWith(parent.name(), parent.address()))
                        .toList(),
                sender(school),
                notification.absence(),
                health,
                notification.ruleId(),
                notification.clause(),
                notification.correctionOf() == null ? null : NO_LONGER);
    }

    static Child child(PeopleRecord people) {
        return new Child(
                people.legalForename() + " " + people.legalSurname(),
                people.legalSurname(),
                people.legalForename(),
                people.dateOfBirth(),
                people.sex(),
                people.upn(),
                people.address());
    }

    static Sender sender(School school) {
        return new Sender(school.urn(), school.name(), school.laCode());
    }
}
