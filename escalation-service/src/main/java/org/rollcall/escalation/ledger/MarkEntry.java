package org.rollcall.escalation.ledger;

import org.rollcall.escalation.school.PupilKey;
import org.rollcall.rules.code.SessionRef;

/**
 * A mark on its way into a ledger.
 *
 * @param symbol what the ledger keeps for the code
 * @param revision revision of this pupil's mark for this session, 1 and counting
 */
public record MarkEntry(PupilKey pupil, SessionRef session, byte symbol, int revision) {}
