package org.rollcall.leave.lunch;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** The photograph on a pass as it is stored. */
@Entity
@Table(name = "lunch_pass_photo")
class PhotoRow {
    @EmbeddedId
    @Column
    PassKey key;

    @Column(name = "content")
    byte[] content;

    @Column(name = "kept_at")
    OffsetDateTime keptAt;
}
