package org.rollcall.register.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pupil who is taught elsewhere in a session.
 *
 * @param pupilId pupil
 * @param note what was written about the arrangement, such as the place
 * @param code code of the register, once it was entered
 * @param attended whether the place said that the pupil was there; null while it has said nothing
 * @param saidBy who said it
 */
public record ProviderPupil(
        UUID pupilId,
        @Nullable String note,
        @Nullable String code,
        @Nullable Boolean attended,
        @Nullable String saidBy) {}
