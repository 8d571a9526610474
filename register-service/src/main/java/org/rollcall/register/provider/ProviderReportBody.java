package org.rollcall.register.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/**
 * What a place said about a session.
 *
 * @param saidBy who said it
 * @param pupils the pupils it is about
 */
public record ProviderReportBody(
        @Nullable String saidBy, @Nullable List<PupilBody> pupils) {
    private static final int MOST_PUPILS = 500;

    /**
     * One pupil.
     *
     * @param pupilId pupil
     * @param attended whether the pupil was there
     */
    public record PupilBody(
            @Nullable String pupilId, @Nullable Boolean attended) {}

    /** One pupil as read. */
    record Said(UUID pupilId, boolean attended) {}

    String speaker(Fields fields) {
        return fields.text("saidBy", saidBy);
    }

    List<Said> said(Fields fields) {
        List<PupilBody> given = Objects.requireNonNullElse(pupils, List.of());
        if (given.isEmpty()) {
            fields.fault("pupils", "is required");
        } else if (given.size() > MOST_PUPILS) {
            fields.fault("pupils", "must not be more than " + MOST_PUPILS);
        }
        List<Said> said = new ArrayList<>();
        for (PupilBody pupil : given.stream().limit(MOST_PUPILS).toList()) {
            String field = "pupils[" + said.size() + "].";
            UUID id = fields.uuid(field + "pupilId", pupil.pupilId());
            if (said.stream().anyMatch(other -> other.pupilId().equals(id))) {
                fields.fault(field + "pupilId", "is named twice");
            }
            if (pupil.attended() == null) {
                fields.fault(field + "attended", "is required");
            }
            said.add(new Said(id, Boolean.TRUE.equals(pupil.attended())));
        }
        return said;
    }
}
