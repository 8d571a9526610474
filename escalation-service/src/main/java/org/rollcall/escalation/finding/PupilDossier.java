package org.rollcall.escalation.finding;

import java.util.List;
import org.rollcall.escalation.contact.ContactFacts;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.School;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.evaluation.CaseFact;
import org.rollcall.rules.evaluation.LeaveFact;
import org.rollcall.rules.ledger.PupilLedger;

/**
 * Everything an evaluation of one pupil rests on.
 *
 * @param leaves leave granted, as it stands now
 * @param recorded what people wrote into cases and a policy acts upon
 * @param flags flags of the child, as far as they are known
 * @param live findings that are open or resolved
 */
public record PupilDossier(
        Trigger trigger,
        School school,
        Pupil pupil,
        PupilLedger ledger,
        ContactFacts contacts,
        List<LeaveFact> leaves,
        List<CaseFact> recorded,
        List<PeopleRecord.Flag> flags,
        List<StoredFinding> live) {}
