package org.rollcall.rules.evaluation;

import java.time.LocalDateTime;
import java.util.Map;
import org.rollcall.rules.policy.CaseEvent;

/**
 * Something that is known of a pupil beside the marks.
 *
 * @param at when, at school local time
 * @param what what it is
 * @param figures what belongs to it, such as the first and last day of leave
 */
public record CaseFact(LocalDateTime at, CaseEvent what, Map<String, String> figures) {
    public CaseFact {
        figures = Map.copyOf(figures);
    }

    /** Something of which no more is known than when. */
    public CaseFact(LocalDateTime at, CaseEvent what) {
        this(at, what, Map.of());
    }
}
