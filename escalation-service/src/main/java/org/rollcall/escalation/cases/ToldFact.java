package org.rollcall.escalation.cases;

import java.time.Instant;
import java.util.Map;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.policy.CaseEvent;

/**
 * Something that another service tells of a pupil beside the marks.
 *
 * @param subject what it is about, unique for the pupil
 * @param revision of the subject; the highest counts
 * @param at when (school clock)
 * @param figures what belongs to it
 * @param holds whether it stands; not once it was taken back
 */
public record ToldFact(
        PupilKey pupil,
        String subject,
        long revision,
        CaseEvent what,
        Instant at,
        Map<String, String> figures,
        boolean holds) {
    public ToldFact {
        figures = Map.copyOf(figures);
    }
}
