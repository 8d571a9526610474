package org.rollcall.register.roll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** The class of a pupil from a day, as the database keeps it. */
@Entity
@Table(name = "placement")
@IdClass(PlacementRow.Key.class)
class PlacementRow {
    /**
     * Key.
     *
     * @param urn school
     * @param pupilId pupil
     * @param from first day
     */
    record Key(Integer urn, UUID pupilId, LocalDate from) {}

    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "pupil_id")
    UUID pupilId;

    @Id
    @Column(name = "from_date")
    LocalDate from;

    @Column(name = "class_id")
    UUID classId;

    @Column(name = "year_group")
    int yearGroup;

    PlacementRow() {}

    PlacementRow(int urn, UUID pupilId, LocalDate from, Entry entry) {
        this.urn = urn;
        this.pupilId = pupilId;
        this.from = from;
        set(entry);
    }

    final void set(Entry entry) {
        classId = entry.classId();
        yearGroup = entry.yearGroup();
    }

    boolean isAs(Entry entry) {
        return classId.equals(entry.classId()) && yearGroup == entry.yearGroup();
    }
}
