package org.rollcall.register.roll;

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
        List<UUID> siblings) {

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
                siblings);
    }

    PupilAdmitted admitted(int urn, UUID pupilId, long revision, @Nullable LocalDate lastDay) {
        return new PupilAdmitted(
                urn, revision, pupilId, dateOfBirth, yearGroup, classId, startDate, lastDay, laCode, siblings);
    }

    PupilUpdated updated(int urn, UUID pupilId, long revision, @Nullable LocalDate lastDay) {
        return new PupilUpdated(
                urn, revision, pupilId, dateOfBirth, yearGroup, classId, startDate, lastDay, laCode, siblings);
    }

    PeopleRecord people(int urn, UUID pupilId, long revision) {
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
                flags);
    }
}
