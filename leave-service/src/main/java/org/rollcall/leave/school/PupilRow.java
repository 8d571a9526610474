package org.rollcall.leave.school;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A pupil's entry on the roll as the register's events told it; written only by {@link RollStore}. */
@Entity
@Table(name = "pupil")
class PupilRow {
    @EmbeddedId
    @Column
    PupilKey key;

    @Column(name = "entry_revision", updatable = false)
    long entryRevision;

    @Column(name = "year_group", updatable = false)
    @Nullable
    Integer yearGroup;

    @Column(name = "start_date", updatable = false)
    @Nullable
    LocalDate startDate;

    @Column(name = "entry_last_day", updatable = false)
    @Nullable
    LocalDate entryLastDay;

    @Column(name = "deletion_revision", updatable = false)
    long deletionRevision;

    @Column(name = "deletion_last_day", updatable = false)
    @Nullable
    LocalDate deletionLastDay;

    /** The last day on roll, by whichever of entry and deletion was told last; null while there is none. */
    @Nullable
    LocalDate lastDay() {
        return deletionRevision > entryRevision ? deletionLastDay : entryLastDay;
    }

    boolean isOnRoll(LocalDate date) {
        LocalDate last = lastDay();
        return startDate != null && !date.isBefore(startDate) && (last == null || !date.isAfter(last));
    }
}
