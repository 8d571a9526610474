package org.rollcall.register.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.PathValue;
import org.rollcall.register.marking.ImportedMark;
import org.rollcall.register.marking.MarkRules;
import org.rollcall.register.marking.Refused;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/**
 * What a row of marks must hold: one session with its code, or a day with a code for the morning, the afternoon or both.
 * A code that was retired before the date of its session is kept and flagged.
 */
final class MarkRowRules {
    private static final int MINUTES_OF_A_SESSION = 480;
    private static final String RETIRED = "retired-code";

    private MarkRowRules() {}

    /** A row that can be entered, or why it cannot. */
    sealed interface Read {
        /**
         * It can.
         *
         * @param marks its marks, one or two
         * @param flag what a person should look at
         */
        record Good(List<ImportedMark> marks, @Nullable RowError flag) implements Read {}

        /** It cannot. */
        record Bad(RowError error) implements Read {}
    }

    private record Cell(
            Session session, String code, @Nullable Integer minutes) {}

    /** Pupils of the snapshot by unique pupil number. */
    static Map<String, UUID> byUpn(SchoolSnapshot school) {
        Map<String, UUID> byUpn = new HashMap<>();
        for (Pupil pupil : school.pupils().values()) {
            if (pupil.upn() != null) {
                byUpn.put(pupil.upn(), pupil.pupilId());
            }
        }
        return byUpn;
    }

    /** Reads a row against the school as it is now; {@code seen} knows the marks of the rows before it. */
    static Read read(
            FileRow row, SchoolSnapshot school, Map<String, UUID> byUpn, SeenMarks seen, LocalDate today, Instant now) {
        Fields fields = new Fields();
        LocalDate date = fields.date("date", row.get("date"));
        List<Cell> cells = cells(row, fields);
        if (!fields.errors().isEmpty()) {
            var first = fields.errors().getFirst();
            return bad(row, first.field(), "invalid", first.message());
        }
        Optional<Pupil> known = pupil(row, byUpn).flatMap(school::findPupil);
        if (known.isEmpty() || !known.get().isOnRoll(date)) {
            String column = row.get("pupilid") == null ? "upn" : "pupilId";
            return bad(row, column, "pupil-not-on-roll", "No such pupil is on roll on that day.");
        }
        Pupil pupil = known.get();
        List<ImportedMark> marks = new ArrayList<>();
        RowError flag = null;
        for (Cell cell : cells) {
            SessionRef session = new SessionRef(date, cell.session());
            Refused refused = MarkRules.session(
                            school, session, pupil.placementOn(date).yearGroup(), today, "date")
                    .or(() -> MarkRules.code(cell.code(), cell.minutes(), date, ""))
                    .orElse(null);
            boolean isRetired = refused != null
                    && refused.code().equals("unknown-code")
                    && CodeEdition.retired(cell.code(), date).isPresent();
            if (isRetired) {
                flag = new RowError(
                        row.number(), "code", RETIRED, "The code was retired before that date; the mark is kept.");
            } else if (refused != null) {
                return bad(row, refused.errors().getFirst().field(), refused.code(), refused.detail());
            }
            marks.add(ImportedMark.of(school, pupil.pupilId(), session, cell.code(), cell.minutes(), now));
        }
        return seen.add(marks)
                ? new Read.Good(List.copyOf(marks), flag)
                : bad(row, "pupilId", "duplicate-pupil", "This mark is named twice in the file.");
    }

    private static List<Cell> cells(FileRow row, Fields fields) {
        List<Cell> cells = new ArrayList<>();
        add(cells, Session.AM, row.get("am"), minutes(row, "amminutes", fields));
        add(cells, Session.PM, row.get("pm"), minutes(row, "pmminutes", fields));
        if (cells.isEmpty()) {
            String word = fields.oneOf("session", session(row.get("session")), Set.of("AM", "PM"));
            String code = fields.text("code", row.get("code"));
            Integer minutes = minutes(row, "minuteslate", fields);
            if (fields.errors().isEmpty()) {
                cells.add(new Cell(Session.valueOf(word), code, minutes));
            }
        }
        return cells;
    }

    private static void add(List<Cell> cells, Session session, @Nullable String code, @Nullable Integer minutes) {
        if (code != null) {
            cells.add(new Cell(session, code, minutes));
        }
    }

    private static @Nullable String session(@Nullable String word) {
        return word == null
                ? null
                : switch (word.toUpperCase(Locale.ROOT)) {
                    case "MORNING" -> "AM";
                    case "AFTERNOON" -> "PM";
                    default -> word.toUpperCase(Locale.ROOT);
                };
    }

    private static Optional<UUID> pupil(FileRow row, Map<String, UUID> byUpn) {
        String id = row.get("pupilid");
        return id != null
                ? PathValue.readUuid(id)
                : Optional.ofNullable(byUpn.get(Objects.requireNonNullElse(row.get("upn"), "")));
    }

    private static @Nullable Integer minutes(FileRow row, String column, Fields fields) {
        String text = row.get(column);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,3}")) {
            fields.fault("minutesLate", "must be a whole number");
            return null;
        }
        return fields.number("minutesLate", Integer.valueOf(text), 0, MINUTES_OF_A_SESSION);
    }

    private static Read bad(FileRow row, String field, String code, String message) {
        return new Read.Bad(new RowError(row.number(), field, code, message));
    }
}
