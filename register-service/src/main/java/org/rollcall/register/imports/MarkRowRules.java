package org.rollcall.register.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

/** What a row of marks must hold; remembers the rows of its file, so that no mark is named twice. */
final class MarkRowRules {
    private static final int MINUTES_OF_A_SESSION = 480;

    private final Set<String> seen = new HashSet<>();

    /** A row that can be entered, or why it cannot. */
    sealed interface Read {
        /** It can. */
        record Good(ImportedMark mark) implements Read {}

        /** It cannot. */
        record Bad(RowError error) implements Read {}
    }

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

    /** Reads a row against the school as it is now. */
    Read read(CsvRow row, SchoolSnapshot school, Map<String, UUID> byUpn, LocalDate today, Instant now) {
        Fields fields = new Fields();
        LocalDate date = fields.date("date", row.get("date"));
        String word = fields.oneOf("session", row.get("session"), Set.of("AM", "PM"));
        String code = fields.text("code", row.get("code"));
        Integer minutes = minutes(row.get("minuteslate"), fields);
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
        SessionRef session = new SessionRef(date, Session.valueOf(word));
        Placement placement = pupil.placementOn(date);
        Refused refused = MarkRules.session(school, session, placement.yearGroup(), today, "date")
                .or(() -> MarkRules.code(code, minutes, date, ""))
                .orElse(null);
        if (refused != null) {
            return bad(row, refused.errors().getFirst().field(), refused.code(), refused.detail());
        }
        if (!seen.add(pupil.pupilId() + "/" + session)) {
            return bad(row, "pupilId", "duplicate-pupil", "This mark is named twice in the file.");
        }
        return new Read.Good(ImportedMark.of(school, pupil.pupilId(), session, code, minutes, now));
    }

    /** Lets rows be read again, because their chunk did not land. */
    void forget(List<ImportedMark> marks) {
        marks.forEach(mark -> seen.remove(mark.pupilId() + "/" + mark.session()));
    }

    private static Optional<UUID> pupil(CsvRow row, Map<String, UUID> byUpn) {
        String id = row.get("pupilid");
        return id != null
                ? PathValue.readUuid(id)
                : Optional.ofNullable(byUpn.get(Objects.requireNonNullElse(row.get("upn"), "")));
    }

    private static @Nullable Integer minutes(@Nullable String text, Fields fields) {
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,3}")) {
            fields.fault("minutesLate", "must be a whole number");
            return null;
        }
        return fields.number("minutesLate", Integer.valueOf(text), 0, MINUTES_OF_A_SESSION);
    }

    private static Read bad(CsvRow row, String field, String code, String message) {
        return new Read.Bad(new RowError(row.number(), field, code, message));
    }
}
