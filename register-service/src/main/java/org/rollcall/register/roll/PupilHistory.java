package org.rollcall.register.roll;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what an entry said over time: every version with who wrote it, when, and each field before and after. */
@ApplicationScoped
class PupilHistory {
    private static final String VERSIONS = "SELECT v.revision, v.entry, v.by_name, v.by_role, v.at, d.last_day,"
            + " d.ground, d.edition FROM pupil_version v LEFT JOIN deletion d ON d.school_urn = v.school_urn"
            + " AND d.pupil_id = v.pupil_id AND d.revision = v.revision"
            + " WHERE v.school_urn = :urn AND v.pupil_id = :pupil ORDER BY v.revision";

    private final EntryText text;

    PupilHistory(EntryText text) {
        this.text = text;
    }

    /**
     * One version of an entry.
     *
     * @param revision 1 and counting
     * @param at when (school clock)
     * @param changes what it changed; everything is new in the first
     * @param deletion the deletion that it is, if it is one
     */
    public record Version(
            long revision,
            Instant at,
            By by,
            List<Change> changes,
            @Nullable Deletion deletion) {}

    /** Who wrote it, in which role. */
    public record By(String name, String role) {}

    /**
     * A field that changed.
     *
     * @param before null when it was not there
     * @param after null when it is no longer there
     */
    public record Change(
            String field,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** The ground on which the stay ended, and its last day. */
    public record Deletion(LocalDate lastDay, String ground, String edition) {}

    /** The versions, newest first; none when there is no such pupil. */
    Uni<List<Version>> of(Mutiny.Session session, int urn, UUID pupilId) {
        return session.createNativeQuery(VERSIONS, Object[].class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .getResultList()
                .map(rows -> {
                    List<Version> versions = new ArrayList<>();
                    JsonNode before = null;
                    for (Object[] row : rows) {
                        JsonNode after = text.tree((String) row[1]);
                        versions.add(version(row, EntryChangeRules.changes(before, after)));
                        before = after;
                    }
                    return versions.reversed();
                });
    }

    private static Version version(Object[] row, List<Change> changes) {
        return new Version(
                ((Number) row[0]).longValue(),
                instant(row[4]),
                new By((String) row[2], (String) row[3]),
                changes,
                row[5] == null ? null : new Deletion((LocalDate) row[5], (String) row[6], (String) row[7]));
    }

    private static Instant instant(Object at) {
        return at instanceof OffsetDateTime local ? local.toInstant() : (Instant) at;
    }
}
