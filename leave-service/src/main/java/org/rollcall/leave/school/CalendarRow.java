package org.rollcall.leave.school;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** The calendar of one school year, whole, as the register published it; written only by {@link RollStore}. */
@Entity
@Immutable
@Table(name = "calendar_year")
class CalendarRow {
    @EmbeddedId
    @Column
    CalendarKey key;

    @Column(name = "calendar")
    String calendar;
}
