package org.rollcall.escalation.letters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Letters that go by post together.
 *
 * @param urn school
 * @param id run
 * @param upTo the last day on which its letters were let go
 * @param duplex whether both sides of a sheet are printed, so that each letter begins on a sheet of its own
 * @param createdAt when it was made (school clock)
 * @param createdBy who made it
 * @param postedAt when it was posted, null until a person says so
 * @param postedBy who said so
 * @param letters how many letters are in it
 */
record PrintRun(
        int urn,
        UUID id,
        LocalDate upTo,
        boolean duplex,
        Instant createdAt,
        String createdBy,
        @Nullable Instant postedAt,
        @Nullable String postedBy,
        int letters) {
    PrintRun posted(Instant at, String by) {
        return new PrintRun(urn, id, upTo, duplex, createdAt, createdBy, at, by, letters);
    }
}
