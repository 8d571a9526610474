package org.rollcall.register.roll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pupil of the admission register as the database keeps it. */
@Entity
@Table(name = "pupil")
@IdClass(PupilRow.Key.class)
class PupilRow {
    /**
     * Key.
     *
     * @param urn school
     * @param pupilId pupil, unique within the school
     */
    record Key(Integer urn, UUID pupilId) {}

    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "pupil_id")
    UUID pupilId;

    @Column(name = "upn")
    @Nullable
    String upn;

    @Column(name = "legal_surname")
    String legalSurname;

    @Column(name = "legal_forename")
    String legalForename;

    @Column(name = "date_of_birth")
    LocalDate dateOfBirth;

    @Column(name = "start_date")
    LocalDate startDate;

    @Column(name = "last_day")
    @Nullable
    LocalDate lastDay;

    /** Where a leaver goes, as JSON. */
    @Column(name = "leaving")
    @Nullable
    String leaving;

    /** The other school of a pupil with two, as JSON. */
    @Column(name = "dual")
    @Nullable
    String dual;

    @Column(name = "entry")
    String entry;

    @Column(name = "revision")
    long revision;

    PupilRow() {}

    PupilRow(int urn, UUID pupilId) {
        this.urn = urn;
        this.pupilId = pupilId;
    }

    void set(Entry written, String text) {
        upn = written.upn();
        legalSurname = written.legalSurname();
        legalForename = written.legalForename();
        dateOfBirth = written.dateOfBirth();
        startDate = written.startDate();
        entry = text;
        revision++;
    }
}
