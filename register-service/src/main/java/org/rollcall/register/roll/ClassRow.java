package org.rollcall.register.roll;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;

/** A registration class as the database keeps it. */
@Entity
@Table(name = "school_class")
@IdClass(ClassRow.Key.class)
class ClassRow {
    /**
     * Key.
     *
     * @param urn school
     * @param classId class
     */
    record Key(Integer urn, UUID classId) {}

    @Id
    @Column(name = "school_urn")
    Integer urn;

    @Id
    @Column(name = "class_id")
    UUID classId;

    @Column(name = "name")
    String name;

    @Column(name = "year_group")
    int yearGroup;

    @Column(name = "teachers")
    String teachers;

    @Column(name = "revision")
    long revision;

    ClassRow() {}

    ClassRow(int urn, UUID classId) {
        this.urn = urn;
        this.classId = classId;
        this.name = "";
        this.teachers = "[]";
    }
}
