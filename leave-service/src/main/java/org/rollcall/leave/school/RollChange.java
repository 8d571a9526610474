package org.rollcall.leave.school;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.PupilUpdated;

/**
 * What events say of a pupil's entry on the roll; the half that none of them spoke of has revision 0.
 *
 * @param entry the entry itself
 * @param deletion its end
 */
record RollChange(Entry entry, Deletion deletion) {
    private static final Entry NO_ENTRY = new Entry(0, null, null, null);
    private static final Deletion NO_DELETION = new Deletion(0, null);

    /** Who is meant, in the order in which rows are written: two writers cannot wait for each other. */
    record Pupil(int urn, UUID id) implements Comparable<Pupil> {
        @Override
        public int compareTo(Pupil other) {
            int order = Integer.compare(urn, other.urn);
            return order == 0 ? id.compareTo(other.id) : order;
        }
    }

    /** The entry at a revision; without year and start once the pupil was purged. */
    record Entry(
            long revision,
            @Nullable Integer yearGroup,
            @Nullable LocalDate startDate,
            @Nullable LocalDate lastDay) {}

    /** The deletion at a revision. */
    record Deletion(long revision, @Nullable LocalDate lastDay) {}

    static RollChange of(PupilAdmitted pupil) {
        return of(new Entry(pupil.revision(), pupil.yearGroup(), pupil.startDate(), pupil.lastDay()));
    }

    static RollChange of(PupilUpdated pupil) {
        return of(new Entry(pupil.revision(), pupil.yearGroup(), pupil.startDate(), pupil.lastDay()));
    }

    static RollChange of(PupilDeleted pupil) {
        return new RollChange(NO_ENTRY, new Deletion(pupil.revision(), pupil.lastDay()));
    }

    /** An empty entry stays, so that an event that comes late brings nobody back. */
    static RollChange of(PupilPurged pupil) {
        return of(new Entry(pupil.revision(), null, null, null));
    }

    /** Both together: of each half the higher revision. */
    RollChange and(RollChange later) {
        return new RollChange(
                later.entry.revision > entry.revision ? later.entry : entry,
                later.deletion.revision > deletion.revision ? later.deletion : deletion);
    }

    private static RollChange of(Entry entry) {
        return new RollChange(entry, NO_DELETION);
    }
}
