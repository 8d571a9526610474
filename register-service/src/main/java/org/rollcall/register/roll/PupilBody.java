package org.rollcall.register.roll;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the admission register as it is sent.
 *
 * @param legalSurname surname
 * @param legalForename forename
 * @param knownAs name used
 * @param sex as recorded
 * @param dateOfBirth date of birth
 * @param upn unique pupil number
 * @param startDate first day on roll
 * @param classId registration class
 * @param yearGroup national curriculum year, 0 for reception
 * @param address address of the pupil
 * @param laCode local authority of that address
 * @param parents parents, one at least
 * @param contacts further emergency contacts
 * @param lastSchool school attended before
 * @param flags names, or objects with name, from and to
 * @param ethnicity DfE ethnicity code
 * @param siblings known siblings of the trust
 * @param dualRegistration the other school of a pupil with two
 * @param future a future address or school that a parent has told of
 * @param from first day of what changed
 */
public record PupilBody(
        @Nullable String legalSurname,
        @Nullable String legalForename,
        @Nullable String knownAs,
        @Nullable String sex,
        @Nullable String dateOfBirth,
        @Nullable String upn,
        @Nullable String startDate,
        @Nullable String classId,
        @Nullable Integer yearGroup,
        @Nullable String address,
        @Nullable String laCode,
        @Nullable List<ParentBody> parents,
        @Nullable List<ContactBody> contacts,
        @Nullable String lastSchool,
        @Nullable List<JsonNode> flags,
        @Nullable String ethnicity,
        @Nullable List<String> siblings,
        @Nullable DualBody dualRegistration,
        @Nullable FutureBody future,
        @Nullable String from) {
    /** An entry as files carry it. */
    public PupilBody(
            @Nullable String legalSurname,
            @Nullable String legalForename,
            @Nullable String knownAs,
            @Nullable String sex,
            @Nullable String dateOfBirth,
            @Nullable String upn,
            @Nullable String startDate,
            @Nullable String classId,
            @Nullable Integer yearGroup,
            @Nullable String address,
            @Nullable String laCode,
            @Nullable List<ParentBody> parents,
            @Nullable List<ContactBody> contacts,
            @Nullable String lastSchool,
            @Nullable List<JsonNode> flags,
            @Nullable String ethnicity,
            @Nullable List<String> siblings,
            @Nullable String from) {
        this(
                legalSurname,
                legalForename,
                knownAs,
                sex,
                dateOfBirth,
                upn,
                startDate,
                classId,
                yearGroup,
                address,
                laCode,
                parents,
                contacts,
                lastSchool,
                flags,
                ethnicity,
                siblings,
                null,
                null,
                from);
    }

    /**
     * The other school.
     *
     * @param schoolName its name
     * @param urn its URN
     * @param main HERE or THERE
     * @param from first day, the first day on roll when absent
     * @param to last day
     * @param sessions sessions of a week spent there
     */
    public record DualBody(
            @Nullable String schoolName,
            @Nullable Integer urn,
            @Nullable String main,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<WeeklyBody> sessions) {}

    /**
     * A session of each week.
     *
     * @param day MONDAY to FRIDAY
     * @param session AM or PM; both when absent
     */
    public record WeeklyBody(@Nullable String day, @Nullable String session) {}

    /**
     * A future address or school.
     *
     * @param address future address
     * @param parentName the parent the pupil will live with there
     * @param from first day at that address
     * @param schoolName the other school
     * @param schoolStart first day there
     */
    public record FutureBody(
            @Nullable String address,
            @Nullable String parentName,
            @Nullable String from,
            @Nullable String schoolName,
            @Nullable String schoolStart) {}

    /**
     * A parent.
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
    public record ParentBody(
            @Nullable String parentId,
            @Nullable String name,
            @Nullable String address,
            @Nullable Boolean livesWith,
            @Nullable List<String> phones,
            @Nullable String email,
            @Nullable Boolean contactAllowed,
            @Nullable Integer priority) {}

    /**
     * Another adult to call.
     *
     * @param contactId contact
     * @param name full name
     * @param relationship to the pupil
     * @param phones telephone numbers
     * @param priority order of contact, 1 first
     */
    public record ContactBody(
            @Nullable String contactId,
            @Nullable String name,
            @Nullable String relationship,
            @Nullable List<String> phones,
            @Nullable Integer priority) {}
}
