package org.rollcall.escalation.finding;

import java.util.Map;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.School;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * What the transaction in which pupils are evaluated has read or written already.
 *
 * @param schools the schools of the pupils, those that are known
 * @param ledgers whole ledgers as they are now; of other pupils they are read
 */
public record ReadBefore(Map<Integer, School> schools, Map<PupilKey, PupilLedger> ledgers) {}
