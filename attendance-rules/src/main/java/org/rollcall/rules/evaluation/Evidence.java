package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why a finding holds.
 *
 * @param sessions the sessions counted, in order
 * @param figures named figures as shown, such as possible, absent, percent, day, count, contactState
 * @param windowStart first day of the stretch looked at, null where there is none
 * @param windowEnd its last day
 */
public record Evidence(
        List<CountedSession> sessions,
        Map<String, String> figures,
        @Nullable LocalDate windowStart,
        @Nullable LocalDate windowEnd) {

    public Evidence {
        sessions = List.copyOf(sessions);
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }

    Evidence with(String figure, String value) {
        Map<String, String> more = new TreeMap<>(figures);
        more.put(figure, value);
        return new Evidence(sessions, more, windowStart, windowEnd);
    }
}
