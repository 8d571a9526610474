package org.rollcall.register.marking;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;

/** What became of a register: how every pupil of it stands now, or why nothing was written. */
sealed interface Taken {
    /** The school changed since the snapshot; nothing was written. */
    record Stale() implements Taken {}

    /** It would have changed a mark after the close; nothing was written. */
    record Closed() implements Taken {}

    /**
     * It stands as asked.
     *
     * @param revision revision of the class register, 0 before its first mark
     * @param marks every mark of the register
     * @param entered the marks that are new or changed
     * @param overtaken pupils whose newer mark stood against an older entry
     * @param unmarked pupils without a mark
     */
    record Standing(
            long revision,
            List<StandingMark> marks,
            List<RegisterTaken.Mark> entered,
            List<UUID> overtaken,
            List<UUID> unmarked)
            implements Taken {}

    /**
     * A mark as it stands.
     *
     * @param pupilId pupil
     * @param code attendance code
     * @param minutesLate minutes after the register began
     * @param note for people
     * @param revision revision of this pupil's mark for this session
     */
    record StandingMark(
            UUID pupilId,
            String code,
            @Nullable Integer minutesLate,
            @Nullable String note,
            int revision) {}

    /** Reads the answer of the statement, in the order of the roll. */
    static Taken of(Iterable<Row> rows, List<Pupil> roll) {
        Map<UUID, Row> byPupil = new HashMap<>();
        for (Row row : rows) {
            if (!row.getBoolean("is_current")) {
                return new Stale();
            }
            if (!row.getBoolean("is_allowed")) {
                return new Closed();
            }
            byPupil.put(row.getUUID("pupil_id"), row);
        }
        List<StandingMark> marks = new ArrayList<>();
        List<RegisterTaken.Mark> entered = new ArrayList<>();
        List<UUID> overtaken = new ArrayList<>();
        List<UUID> unmarked = new ArrayList<>();
        long registerRevision = 0;
        for (Pupil pupil : roll) {
            Row row = byPupil.get(pupil.pupilId());
            if (row == null) {
                continue;
            }
            registerRevision = row.getLong("register_revision");
            Integer old = row.getInteger("old_revision");
            String fate = row.getString("fate");
            boolean isEntered = fate.equals("NEW") || fate.equals("CHANGED");
            int revision = (old == null ? 0 : old) + (isEntered ? 1 : 0);
            if (revision > 0) {
                marks.add(new StandingMark(
                        pupil.pupilId(),
                        row.getString("code"),
                        row.getInteger("minutes_late"),
                        row.getString("note"),
                        revision));
            }
            if (revision == 0) {
                unmarked.add(pupil.pupilId());
            }
            if (fate.equals("OVERTAKEN")) {
                overtaken.add(pupil.pupilId());
            }
            if (isEntered) {
                entered.add(new RegisterTaken.Mark(
                        pupil.pupilId(), row.getString("code"), row.getInteger("minutes_late"), revision));
            }
        }
        return new Standing(registerRevision, marks, entered, overtaken, unmarked);
    }
}
