package org.rollcall.register.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/**
 * A lesson's attendance as it is sent.
 *
 * @param session session that the lesson lies in, AM or PM
 * @param marks the entries
 */
public record LessonBody(@Nullable String session, @Nullable List<MarkBody> marks) {
    private static final Set<String> SESSIONS = Set.of("AM", "PM");
    private static final Set<String> PRESENCES = Set.of("PRESENT", "LATE", "ABSENT");
    private static final int MOST_MARKS = 1_000;

    /**
     * One entry.
     *
     * @param pupilId pupil
     * @param presence PRESENT, LATE or ABSENT
     * @param note for people
     */
    public record MarkBody(
            @Nullable String pupilId,
            @Nullable String presence,
            @Nullable String note) {}

    /**
     * One entry as read.
     *
     * @param pupilId pupil
     * @param presence whether the pupil was there
     * @param note for people
     */
    record Entry(UUID pupilId, String presence, @Nullable String note) {}

    String half(Fields fields) {
        return fields.oneOf("session", session, SESSIONS);
    }

    List<Entry> entries(Fields fields) {
        List<MarkBody> given = Objects.requireNonNullElse(marks, List.of());
        if (given.isEmpty()) {
            fields.fault("marks", "is required");
        } else if (given.size() > MOST_MARKS) {
            fields.fault("marks", "must not be more than " + MOST_MARKS);
        }
        List<Entry> entries = new ArrayList<>();
        for (MarkBody mark : given.stream().limit(MOST_MARKS).toList()) {
            String field = "marks[" + entries.size() + "].";
            entries.add(new Entry(
                    fields.uuid(field + "pupilId", mark.pupilId()),
                    fields.oneOf(field + "presence", mark.presence(), PRESENCES),
                    fields.optionalText(field + "note", mark.note())));
        }
        return entries;
    }
}
