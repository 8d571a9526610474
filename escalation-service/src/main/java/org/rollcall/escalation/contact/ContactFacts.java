package org.rollcall.escalation.contact;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.rules.evaluation.AbsenceReportFact;
import org.rollcall.rules.evaluation.ContactFact;

/** What rules know of the contact about one pupil's absences. */
public record ContactFacts(List<ContactFact> contacts, List<AbsenceReportFact> reports) {
    /** Nobody has said anything. */
    public static ContactFacts none() {
        return new ContactFacts(new ArrayList<>(), new ArrayList<>());
    }
}
