package org.rollcall.rules.evaluation;

import java.util.Set;
import org.rollcall.rules.code.SessionRef;

/** Sessions that a person has already dealt with under a rule: they never count for it again. */
public record CountedBefore(String ruleId, Set<SessionRef> sessions) {

    public CountedBefore {
        sessions = Set.copyOf(sessions);
    }
}
