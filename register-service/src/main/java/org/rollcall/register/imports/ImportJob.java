package org.rollcall.register.imports;

import java.time.LocalDate;
import java.util.UUID;
import org.rollcall.register.audit.Actor;

/**
 * An import that this process runs.
 *
 * @param urn school
 * @param importId import
 * @param kind pupils or marks
 * @param format csv or ctf
 * @param mapping how its columns are called
 * @param by who sent the file
 * @param startedOn school day of the start
 * @param runner the lease under which this process runs it
 * @param done rows that landed or were refused before
 * @param attempts how often it was begun, this time included
 */
record ImportJob(
        int urn,
        UUID importId,
        String kind,
        String format,
        ColumnMapping mapping,
        Actor by,
        LocalDate startedOn,
        UUID runner,
        long done,
        int attempts) {}
