package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rollcall.rules.policy.Condition.Contact;

/** What was known from the parents about one absence at one moment. */
final class ContactHistory {

    private final List<ContactFact> contacts;
    private final List<AbsenceReportFact> reports;

    ContactHistory(PupilFacts facts, LocalDate since, LocalDateTime moment) {
        contacts = facts.contacts().stream()
                .filter(contact -> !contact.at().isBefore(since.atStartOfDay()))
                .filter(contact -> !contact.at().isAfter(moment))
                .sorted(Comparator.comparing(ContactFact::at).thenComparing(ContactFact::outcome))
                .toList();
        reports = facts.absenceReports().stream()
                .filter(report -> !report.at().isAfter(moment) && report.concerns(since, moment.toLocalDate()))
                .toList();
    }

    boolean is(Contact state) {
        return switch (state) {
            case NOT_REACHED -> !reached();
            case ATTEMPT_FAILED -> !reached() && !contacts.isEmpty();
            case REACHED -> reached();
            case NO_REASON -> reports.isEmpty() && !judged(ContactOutcome.REASON_ACCEPTED) && !anyNotAccepted();
            case NO_GOOD_REASON -> noGoodReason();
            case REACHED_NO_GOOD_REASON -> reached() && noGoodReason();
            case ACCEPTED -> judged(ContactOutcome.REASON_ACCEPTED);
            case NOT_ACCEPTED -> judged(ContactOutcome.REASON_NOT_ACCEPTED);
        };
    }

    /** The state in a word, for the evidence. */
    String summary() {
        Contact state = Contact.NOT_REACHED;
        if (is(Contact.ACCEPTED)) {
            state = Contact.ACCEPTED;
        } else if (is(Contact.NOT_ACCEPTED)) {
            state = Contact.NOT_ACCEPTED;
        } else if (reached()) {
            state = Contact.REACHED;
        }
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private boolean reached() {
        return !reports.isEmpty() || contacts.stream().anyMatch(c -> c.outcome() != ContactOutcome.NO_ANSWER);
    }

    private boolean noGoodReason() {
        return !judged(ContactOutcome.REASON_ACCEPTED) && !reasonWaits();
    }

    /** A reported reason waits until staff have judged one after it. */
    private boolean reasonWaits() {
        return reports.stream()
                .anyMatch(report -> contacts.stream()
                        .noneMatch(
                                contact -> isJudgement(contact) && !contact.at().isBefore(report.at())));
    }

    private boolean anyNotAccepted() {
        return contacts.stream().anyMatch(contact -> contact.outcome() == ContactOutcome.REASON_NOT_ACCEPTED);
    }

    private boolean judged(ContactOutcome outcome) {
        return contacts.stream()
                .filter(ContactHistory::isJudgement)
                .reduce((earlier, later) -> later)
                .map(last -> last.outcome() == outcome)
                .orElse(false);
    }

    private static boolean isJudgement(ContactFact contact) {
        return contact.outcome() == ContactOutcome.REASON_ACCEPTED
                || contact.outcome() == ContactOutcome.REASON_NOT_ACCEPTED;
    }
}
