package org.rollcall.rules.evaluation;

import java.time.LocalDateTime;
import org.rollcall.rules.policy.CaseEvent;

/** Something that a person recorded about a pupil, at school local time. */
public record CaseFact(LocalDateTime at, CaseEvent what) {}
