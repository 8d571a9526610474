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
        @Nullable String from) {
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
