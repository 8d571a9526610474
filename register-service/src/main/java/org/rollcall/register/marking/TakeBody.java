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
 * A class register as it is sent: its marks one by one, or everybody as present except some.
 *
 * @param marks the entries
 * @param allPresentExcept the entries of those who are not simply present; may be empty. Everybody else of the class who
 *     has neither a mark nor a known reason is entered as present
 * @param takenAt when it was taken in the classroom
 * @param source LIVE, OFFLINE or PAPER
 */
public record TakeBody(
        @Nullable List<MarkBody> marks,
        @Nullable List<MarkBody> allPresentExcept,
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
        String name = allPresentExcept == null ? "marks" : "allPresentExcept";
        List<MarkBody> given = allPresentExcept == null ? marks : allPresentExcept;
        if (given == null) {
            fields.fault(name, "is required");
        } else if (marks != null && allPresentExcept != null) {
            fields.fault(name, "comes without marks");
        } else if (given.size() > MOST_MARKS) {
            fields.fault(name, "must not be more than " + MOST_MARKS);
        }
        List<Submission.Mark> read = new ArrayList<>();
        for (MarkBody mark : Objects.requireNonNullElse(given, List.<MarkBody>of())) {
            read.add(mark(name + "[" + read.size() + "]", mark, fields));
        }
        Instant taken = fields.optionalInstant("takenAt", takenAt);
        return new Submission(
                read,
                allPresentExcept != null,
                taken,
                source == null ? "LIVE" : fields.oneOf("source", source, SOURCES));
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
