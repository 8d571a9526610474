package org.rollcall.register.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The policy of a school from a date, with the school's answers to what it asks. */
@Entity
@Table(name = "school_policy")
@IdClass(SchoolDate.class)
class PolicyRow {
    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "from_date")
    LocalDate from;

    @Column(name = "policy_id")
    String policyId;

    @Column(name = "settings")
    String settings;

    PolicyRow() {}

    PolicyRow(int urn, LocalDate from, String policyId, String settings) {
        this.urn = urn;
        this.from = from;
        this.policyId = policyId;
        this.settings = settings;
    }
}
