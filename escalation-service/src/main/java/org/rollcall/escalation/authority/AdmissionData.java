package org.rollcall.escalation.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;

/**
 * What a new pupil return under regulation 13(1) to (3) carries: what the admission register holds of the pupil.
 *
 * @param parents every parent, with the address and the numbers for an emergency
 * @param contacts further emergency contacts
 * @param startDate day on which the name is entered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdmissionData(
        ReturnData.Child pupil,
        List<Parent> parents,
        List<Contact> contacts,
        ReturnData.Sender school,
        LocalDate startDate,
        String ruleId,
        String clause) {
    /**
     * A parent.
     *
     * @param livesWith whether the pupil normally lives with this parent
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parent(
            String name,
            String address,
            boolean livesWith,
            List<String> phones,
            @Nullable String email) {}

    /** Somebody to call in an emergency. */
    public record Contact(String name, String relationship, List<String> phones) {}

    /** Puts the data together. */
    static AdmissionData of(Notification notification, School school, PeopleRecord people) {
        return new AdmissionData(
                ReturnData.child(people),
                people.parents().stream()
                        .map(parent -> new Parent(
                                parent.name(), parent.address(), parent.livesWith(), parent.phones(), parent.email()))
                        .toList(),
                people.contacts().stream()
                        .map(contact -> new Contact(contact.name(), contact.relationship(), contact.phones()))
                        .toList(),
                ReturnData.sender(school),
                notification.occurrence(),
                notification.ruleId(),
                notification.clause());
    }
}
