package org.rollcall.rules.policy;

import java.time.LocalDate;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.Session;

/** The session times a policy prints, used where the school gives none of its own. */
public record RegisterDefault(LocalDate from, Session session, SessionTimes times, String cite) {}
