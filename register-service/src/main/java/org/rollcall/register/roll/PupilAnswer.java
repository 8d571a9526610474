package org.rollcall.register.roll;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * A pupil in answers.
 *
 * @param pupilId pupil
 * @param entry the entry of the admission register
 * @param lastDay last day on roll, when deleted
 * @param status where the pupil stands today
 * @param compulsorySchoolAge worked out from the date of birth (KCA-5.1)
 * @param links the same child elsewhere in the trust, by unique pupil number
 * @param revision revision of the entry
 * @param warnings what is still missing, for a person
 */
public record PupilAnswer(
        UUID pupilId,
        @JsonUnwrapped Entry entry,
        @Nullable LocalDate lastDay,
        RollStatus status,
        CompulsoryAge compulsorySchoolAge,
        List<LinkPupils.Link> links,
        long revision,
        List<String> warnings) {
    /**
     * Compulsory school age of a child.
     *
     * @param from first day of it
     * @param to last day of it
     * @param now whether it holds today
     */
    public record CompulsoryAge(LocalDate from, LocalDate to, boolean now) {}

    static PupilAnswer of(
            UUID pupilId,
            Entry entry,
            @Nullable LocalDate lastDay,
            List<LinkPupils.Link> links,
            long revision,
            PolicyProfile policy,
            LocalDate today) {
        LocalDate born = entry.dateOfBirth();
        return new PupilAnswer(
                pupilId,
                entry,
                lastDay,
                RollStatus.on(today, entry.startDate(), lastDay),
                new CompulsoryAge(
                        CompulsorySchoolAge.begins(born),
                        CompulsorySchoolAge.ends(born),
                        CompulsorySchoolAge.on(born, today)),
                links,
                revision,
                CompletenessRules.warnings(entry, policy, today));
    }
}
