package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.CompulsorySchoolAge;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.policy.PupilFlag;

/**
 * What people know, did and said about a pupil, in any order; what is dated after the moment of evaluation is ignored.
 *
 * @param yearGroup the year group in the school year of the evaluation; earlier years count back from it
 * @param startDate first day on roll
 * @param lastDay last day on roll, or null
 * @param leaves leave granted, as it stands now
 * @param events what people recorded and a policy acts upon
 * @param resolved what a person has dealt with
 */
public record PupilFacts(
        LocalDate dateOfBirth,
        int yearGroup,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        List<DatedFlag> flags,
        List<ContactFact> contacts,
        List<AbsenceReportFact> absenceReports,
        List<LeaveFact> leaves,
        List<CaseFact> events,
        List<CountedBefore> resolved,
        boolean hasOlderSibling) {

    public PupilFacts {
        flags = List.copyOf(flags);
        contacts = List.copyOf(contacts);
        absenceReports = List.copyOf(absenceReports);
        leaves = List.copyOf(leaves);
        events = List.copyOf(events);
        resolved = List.copyOf(resolved);
    }

    /** A pupil about whom nothing but age, year group and first day is known. */
    public static PupilFacts of(LocalDate dateOfBirth, int yearGroup, LocalDate startDate) {
        return new PupilFacts(
                dateOfBirth,
                yearGroup,
                startDate,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    /** Whether the flag is set on that date. */
    public boolean has(PupilFlag flag, LocalDate date) {
        return flags.stream().anyMatch(dated -> dated.flag() == flag && dated.isSetOn(date));
    }

    /** Whether the pupil is of compulsory school age on that date. */
    public boolean isOfCompulsoryAge(LocalDate date) {
        return CompulsorySchoolAge.on(dateOfBirth, date);
    }

    Set<SessionRef> countedBefore(String ruleId) {
        return resolved.isEmpty()
                ? Set.of()
                : resolved.stream()
                        .filter(before -> before.ruleId().equals(ruleId))
                        .flatMap(before -> before.sessions().stream())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
