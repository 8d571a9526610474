package org.rollcall.events.register;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;

/**
 * What letters and returns need to know of a pupil and the adults around the child; latest record wins.
 *
 * @param urn school
 * @param revision revision of the aggregate
 * @param pupilId pupil
 * @param legalSurname surname
 * @param legalForename forename
 * @param knownAs name used
 * @param sex F, M or as recorded
 * @param dateOfBirth date of birth
 * @param upn unique pupil number
 * @param address address of the pupil
 * @param homeLaCode local authority of that address
 * @param ethnicity DfE ethnicity code
 * @param parents parents in order of priority
 * @param contacts further emergency contacts
 * @param flags flags by date
 * @param leaving where a pupil who was deleted goes
 */
public record PeopleRecord(
        int urn,
        long revision,
        UUID pupilId,
        String legalSurname,
        String legalForename,
        @Nullable String knownAs,
        String sex,
        LocalDate dateOfBirth,
        @Nullable String upn,
        String address,
        String homeLaCode,
        @Nullable String ethnicity,
        List<Parent> parents,
        List<Contact> contacts,
        List<Flag> flags,
        @Nullable Leaving leaving)
        implements Event {
    /** The record of a pupil who is on roll, or will be. */
    public PeopleRecord(
            int urn,
            long revision,
            UUID pupilId,
            String legalSurname,
            String legalForename,
            @Nullable String knownAs,
            String sex,
            LocalDate dateOfBirth,
            @Nullable String upn,
            String address,
            String homeLaCode,
            @Nullable String ethnicity,
            List<Parent> parents,
            List<Contact> contacts,
            List<Flag> flags) {
        this(
                urn,
                revision,
                pupilId,
                legalSurname,
                legalForename,
                knownAs,
                sex,
                dateOfBirth,
                upn,
                address,
                homeLaCode,
                ethnicity,
                parents,
                contacts,
                flags,
                null);
    }

    @Override
    public String subject() {
        return urn + "/pupils/" + pupilId;
    }

    /**
     * A parent in the meaning of section 576 of the Education Act 1996.
     *
     * @param parentId parent
     * @param name full name
     * @param address the parent's own address
     * @param livesWith whether the pupil normally lives with this parent
     * @param phones telephone numbers
     * @param email e-mail address
     * @param contactAllowed whether the school may write to this parent
     * @param priority order of contact, 1 first
     */
    public record Parent(
            UUID parentId,
            String name,
            String address,
            boolean livesWith,
            List<String> phones,
            @Nullable String email,
            boolean contactAllowed,
            int priority) {}

    /**
     * Another adult to call.
     *
     * @param contactId contact
     * @param name full name
     * @param relationship to the pupil
     * @param phones telephone numbers
     * @param priority order of contact, 1 first
     */
    public record Contact(UUID contactId, String name, String relationship, List<String> phones, int priority) {}

    /**
     * A flag with its dates.
     *
     * @param name for example SOCIAL_WORKER
     * @param from first day
     * @param to last day, open when absent
     */
    public record Flag(
            String name, LocalDate from, @Nullable LocalDate to) {}

    /**
     * What is known of a leaver's future, for the return to the authority.
     *
     * @param lastDay last day on roll
     * @param ground letter of the ground
     * @param edition edition of the grounds, 2024 or 2006
     * @param schoolName the other school
     * @param schoolStart first day there
     * @param address future address
     * @param parentName the parent the pupil will live with there
     * @param from first day at that address
     */
    public record Leaving(
            LocalDate lastDay,
            String ground,
            String edition,
            @Nullable String schoolName,
            @Nullable LocalDate schoolStart,
            @Nullable String address,
            @Nullable String parentName,
            @Nullable LocalDate from) {}
}
