package org.rollcall.register.cover;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cover as it is sent.
 *
 * @param classId class
 * @param teacher the covering teacher's subject, as in the token
 * @param date day of the cover
 * @param sessions AM, PM or both; both where none is named
 */
public record CoverBody(
        @Nullable String classId,
        @Nullable String teacher,
        @Nullable String date,
        @Nullable List<String> sessions) {}
