package org.rollcall.register.cover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A teacher who takes another's class for a day.
 *
 * @param coverId the cover
 * @param classId class
 * @param teacher the covering teacher's subject
 * @param date the day
 * @param sessions AM, PM or both
 * @param endsAt when it ends by itself: the end of that day
 * @param withdrawn whether it was taken back
 */
public record Cover(
        UUID coverId,
        UUID classId,
        String teacher,
        LocalDate date,
        List<String> sessions,
        Instant endsAt,
        boolean withdrawn) {}
