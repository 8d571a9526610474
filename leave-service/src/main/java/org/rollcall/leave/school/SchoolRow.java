package org.rollcall.leave.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A school's policies by date; written only by {@link RollStore}. */
@Entity
@Immutable
@Table(name = "school")
class SchoolRow {
    @Id
    @Column(name = "school_urn")
    int schoolUrn;

    @Column(name = "policies")
    String policies;
}
