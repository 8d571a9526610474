package org.rollcall.register.school;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Set;

/** A school as the database keeps it. */
@Entity
@Table(name = "school")
public class SchoolRow {
    @Id
    @Column(name = "urn")
    Integer urn;

    @Column(name = "name")
    String name;

    @Column(name = "phase")
    String phase;

    @Column(name = "la_code")
    String laCode;

    @Column(name = "trust_uid")
    String trustUid;

    @Column(name = "sites")
    String sites = "{}";

    @Column(name = "revision")
    long revision;

    @Column(name = "config_revision")
    long configRevision;

    /** Marks that registers must be checked against a newer state of the school. */
    public void touch() {
        configRevision++;
    }

    /** Unique reference number. */
    public int urn() {
        return urn;
    }

    /** Year groups by site; none where the school has one site. */
    public Map<String, Set<Integer>> sites() {
        return TimesText.sites(sites);
    }

    /** Local authority that the school lies in. */
    public String laCode() {
        return laCode;
    }

    /** GIAS group UID of its trust. */
    public String trustUid() {
        return trustUid;
    }
}
