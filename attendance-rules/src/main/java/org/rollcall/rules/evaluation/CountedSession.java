package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import org.rollcall.rules.code.Session;

/** A session that a finding counted, with the code it has now. */
public record CountedSession(LocalDate date, Session session, String code) {}
