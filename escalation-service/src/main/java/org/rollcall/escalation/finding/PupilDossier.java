package org.rollcall.escalation.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * @param people what is known of the people around the child; null while nothing is
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
        @Nullable PeopleRecord people,
        List<StoredFinding> live) {}
