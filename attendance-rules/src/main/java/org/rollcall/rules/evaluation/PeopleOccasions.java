package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.policy.Condition.ForecastAbsence;
import org.rollcall.rules.policy.Condition.OccurrenceCount;

/** What people said or recorded, and a policy acts upon: foretold absences, truancy, support that does not help. */
final class PeopleOccasions {

    private final History history;
    private final PupilFacts facts;
    private final SchoolCalendar calendar;
    private final LocalDateTime asOf;

    PeopleOccasions(History history, PupilFacts facts, SchoolCalendar calendar, LocalDateTime asOf) {
        this.history = history;
        this.facts = facts;
        this.calendar = calendar;
        this.asOf = asOf;
    }

    /** Absences that a parent reported to last so many school days, once such a mark bears the reason out. */
    List<Occasion> foretold(ForecastAbsence trigger) {
        List<Occasion> occasions = new ArrayList<>();
        for (AbsenceReportFact report : facts.absenceReports()) {
            LocalDate to = report.to();
            if (to == null || report.at().isAfter(asOf)) {
                continue;
            }
            int days = calendar.schoolDays(report.from(), to, facts.yearGroup()).size();
            if (days >= trigger.schoolDays()) {
                bearingOut(trigger, report.from(), to)
                        .map(session -> foretold(report, session, to, days))
                        .ifPresent(occasions::add);
            }
        }
        return occasions;
    }

    /** The times, from the first that counts to the last, at which people recorded it; by day, because the day is its key. */
    List<Occasion> recorded(OccurrenceCount trigger) {
        if (facts.events().isEmpty()) {
            return List.of();
        }
        List<CaseFact> events = facts.events().stream()
                .filter(event ->
                        trigger.what().contains(event.what()) && !event.at().isAfter(asOf))
                .sorted(Comparator.comparing(CaseFact::at))
                .toList();
        Integer last = trigger.to();
        int to = last == null ? events.size() : Math.min(last, events.size());
        List<Occasion> occasions = new ArrayList<>();
        for (int i = trigger.from() - 1; i < to; i++) {
            CaseFact event = events.get(i);
            LocalDate day = event.at().toLocalDate();
            Map<String, String> figures = new TreeMap<>(event.figures());
            figures.put("count", String.valueOf(i + 1));
            Evidence evidence = new Evidence(List.of(), figures, null, day);
            // A decision on leave is over once it is told; what people write into a case stays open until they end it.
            occasions.add(
                    new Occasion(day, day, List.of(event.at()), !event.what().isWritten(), evidence));
        }
        return occasions;
    }

    private Optional<Lived> bearingOut(ForecastAbsence trigger, LocalDate from, LocalDate to) {
        return history.sessions().stream()
                .filter(session ->
                        !session.date().isBefore(from) && !session.date().isAfter(to))
                .filter(session -> trigger.codes().contains(session.code()))
                .findFirst();
    }

    private static Occasion foretold(AbsenceReportFact report, Lived session, LocalDate to, int days) {
        LocalDateTime moment = report.at().isAfter(session.closesAt()) ? report.at() : session.closesAt();
        Evidence evidence = new Evidence(
                List.of(session.counted()), Map.of("expectedSchoolDays", String.valueOf(days)), report.from(), to);
        return Occasion.at(report.from(), moment, evidence);
    }
}
