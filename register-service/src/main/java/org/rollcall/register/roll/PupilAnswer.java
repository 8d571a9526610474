package org.rollcall.register.roll;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pupil in answers.
 *
 * @param pupilId pupil
 * @param entry the entry of the admission register
 * @param lastDay last day on roll, when deleted
 * @param revision revision of the entry
 * @param warnings what is still missing, for a person
 */
public record PupilAnswer(
        UUID pupilId, @JsonUnwrapped Entry entry, @Nullable LocalDate lastDay, long revision, List<String> warnings) {
    static PupilAnswer of(UUID pupilId, Entry entry, @Nullable LocalDate lastDay, long revision) {
        return new PupilAnswer(
                pupilId,
                entry,
                lastDay,
                revision,
                entry.upn() == null
                        ? List.of("upn: is not known yet; ask the school before or the authority")
                        : List.of());
    }
}
