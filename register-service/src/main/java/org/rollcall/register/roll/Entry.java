package org.rollcall.register.roll;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilUpdated;

/**
 * A pupil's entry in the admission register, as it is kept and shown.
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
 * @param parents parents in order of priority
 * @param contacts further emergency contacts
 * @param lastSchool school attended before
 * @param flags flags by date
 * @param ethnicity DfE ethnicity code
 * @param siblings known siblings of the trust
 * @param dualRegistration the other school of a pupil with two
 * @param future a future address or school that a parent has told of
 */
public record Entry(
        String legalSurname,
        String legalForename,
        @Nullable String knownAs,
        String sex,
        LocalDate dateOfBirth,
        @Nullable String upn,
        LocalDate startDate,
        UUID classId,
        int yearGroup,
        String address,
        String laCode,
        List<PeopleRecord.Parent> parents,
        List<PeopleRecord.Contact> contacts,
        @Nullable String lastSchool,
        List<PeopleRecord.Flag> flags,
        @Nullable String ethnicity,
        List<UUID> siblings,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DualRegistration dualRegistration,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Future future) {

    Entry withFlags(List<PeopleRecord.Flag> dated) {
        return new Entry(
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
                dated,
                ethnicity,
                siblings,
                dualRegistration,
                future);
    }

    /** This entry with what files do not carry taken over from the one before. */
    Entry keeping(Entry before) {
        return new Entry(
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
                before.dualRegistration,
                before.future);
    }

    /** The admission; of who was here before it is a return, and the first stay goes on to count. */
    PupilAdmitted admitted(int urn, UUID pupilId, long revision, LocalDate firstDay) {
        return new PupilAdmitted(
                urn,
                revision,
                pupilId,
                dateOfBirth,
                yearGroup,
                classId,
                firstDay,
                null,
                laCode,
                siblings,
                firstDay.equals(startDate) ? null : startDate);
    }

    PupilUpdated updated(int urn, UUID pupilId, long revision, LocalDate firstDay, @Nullable LocalDate lastDay) {
        return new PupilUpdated(
                urn, revision, pupilId, dateOfBirth, yearGroup, classId, firstDay, lastDay, laCode, siblings);
    }

    PeopleRecord people(int urn, UUID pupilId, long revision, PeopleRecord.@Nullable Leaving leaving) {
        return new PeopleRecord(
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
                laCode,
                ethnicity,
                parents,
                contacts,
                flags,
                leaving);
    }
}
