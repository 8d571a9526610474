package org.rollcall.escalation.penalty;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rollcall.rules.evaluation.CountedSession;
import org.rollcall.rules.penalty.Offence;

/**
 * What another school of the trust has on record about the same child: shown to the head, and counted by nobody.
 *
 * @param unauthorised sessions of the last year without authorisation, each with its date
 * @param notices penalty notices there that were not withdrawn
 */
public record Elsewhere(int urn, String school, UUID pupilId, List<CountedSession> unauthorised, List<Issued> notices) {
    /** A notice by its date. */
    public record Issued(LocalDate issuedOn, Offence offence, Notice.State state) {}
}
