package org.rollcall.register.calendar;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The calendar of one school year as the database keeps it. */
@Entity
@Table(name = "calendar_year")
@IdClass(CalendarRow.Key.class)
class CalendarRow {
    /**
     * Key.
     *
     * @param urn school
     * @param year school year, for example 2026-27
     */
    record Key(Integer urn, String year) {}

    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "year")
    String year;

    @Column(name = "body")
    String body;

    @Column(name = "revision")
    long revision;

    CalendarRow() {}

    CalendarRow(int urn, String year, String body) {
        this.urn = urn;
        this.year = year;
        this.body = body;
        this.revision = 1;
    }
}
