package org.rollcall.register.marking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * Marks to amend together, as they are sent. What is the same for all of them is said once; a mark may say otherwise.
 *
 * @param reason why they are amended
 * @param date session date of marks that name none
 * @param session session of marks that name none
 * @param code code of marks that name none
 * @param marks the marks
 */
public record MassAmendBody(
        @Nullable String reason,
        @Nullable String date,
        @Nullable String session,
        @Nullable String code,
        @Nullable List<MarkBody> marks) {
    private static final Set<String> SESSIONS = Set.of("AM", "PM");
    private static final int MOST_MARKS = 1_000;
    private static final int MINUTES_OF_A_SESSION = 480;

    /**
     * One mark.
     *
     * @param pupilId pupil
     * @param date session date
     * @param session AM or PM
     * @param code attendance code from now on
     * @param minutesLate minutes after the register began, only with a late code
     */
    public record MarkBody(
            @Nullable String pupilId,
            @Nullable String date,
            @Nullable String session,
            @Nullable String code,
            @Nullable Integer minutesLate) {}

    List<AmendMarks.Wanted> read(Fields fields) {
        List<MarkBody> given = Objects.requireNonNullElse(marks, List.of());
        if (given.isEmpty()) {
            fields.fault("marks", "is required");
        } else if (given.size() > MOST_MARKS) {
            fields.fault("marks", "must not be more than " + MOST_MARKS);
        }
        List<AmendMarks.Wanted> read = new ArrayList<>();
        for (MarkBody mark : given.stream().limit(MOST_MARKS).toList()) {
            read.add(mark("marks[" + read.size() + "].", mark, fields));
        }
        return read;
    }

    private AmendMarks.Wanted mark(String field, @Nullable MarkBody given, Fields fields) {
        MarkBody mark = Objects.requireNonNullElseGet(given, () -> new MarkBody(null, null, null, null, null));
        UUID pupil = fields.uuid(field + "pupilId", mark.pupilId());
        LocalDate day = fields.date(field + "date", orElse(mark.date(), date));
        String half = fields.oneOf(field + "session", orElse(mark.session(), session), SESSIONS);
        Integer minutes = mark.minutesLate();
        if (minutes != null) {
            fields.number(field + "minutesLate", minutes, 0, MINUTES_OF_A_SESSION);
        }
        return new AmendMarks.Wanted(
                pupil,
                new SessionRef(day, half.equals("PM") ? Session.PM : Session.AM),
                fields.text(field + "code", orElse(mark.code(), code)),
                minutes,
                field);
    }

    private static @Nullable String orElse(@Nullable String own, @Nullable String common) {
        return own == null ? common : own;
    }
}
