package org.rollcall.register.marking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;

/**
 * A class register as it is sent.
 *
 * @param marks the entries
 * @param takenAt when it was taken in the classroom
 * @param source LIVE, OFFLINE or PAPER
 */
public record TakeBody(
        @Nullable List<MarkBody> marks,
        @Nullable String takenAt,
        @Nullable String source) {
    private static final Set<String> SOURCES = Set.of("LIVE", "OFFLINE", "PAPER");
    private static final int MINUTES_OF_A_SESSION = 480;
    private static final int MOST_MARKS = 1_000;

    /**
     * One entry.
     *
     * @param pupilId pupil
     * @param code attendance code
     * @param minutesLate minutes after the register began, only with a late code
     * @param note for people
     */
    public record MarkBody(
            @Nullable String pupilId,
            @Nullable String code,
            @Nullable Integer minutesLate,
            @Nullable String note) {}

    Submission read(Fields fields) {
        if (marks == null) {
            fields.fault("marks", "is required");
        } else if (marks.size() > MOST_MARKS) {
            fields.fault("marks", "must not be more than " + MOST_MARKS);
        }
        List<Submission.Mark> read = new ArrayList<>();
        for (MarkBody mark : Objects.requireNonNullElse(marks, List.<MarkBody>of())) {
            read.add(mark("marks[" + read.size() + "]", mark, fields));
        }
        Instant taken = fields.optionalInstant("takenAt", takenAt);
        return new Submission(read, taken, source == null ? "LIVE" : fields.oneOf("source", source, SOURCES));
    }

    private static Submission.Mark mark(String field, @Nullable MarkBody given, Fields fields) {
        MarkBody mark = Objects.requireNonNullElseGet(given, () -> new MarkBody(null, null, null, null));
        UUID pupil = fields.uuid(field + ".pupilId", mark.pupilId());
        Integer minutes = mark.minutesLate();
        if (minutes != null) {
            fields.number(field + ".minutesLate", minutes, 0, MINUTES_OF_A_SESSION);
        }
        return new Submission.Mark(
                pupil,
                fields.text(field + ".code", mark.code()),
                minutes,
                fields.optionalText(field + ".note", mark.note()));
    }
}
