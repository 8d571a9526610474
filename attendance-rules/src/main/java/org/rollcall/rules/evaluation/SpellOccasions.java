package org.rollcall.rules.evaluation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.policy.ActionRule.NotifyLa;
import org.rollcall.rules.policy.Condition.Absence;
import org.rollcall.rules.policy.Condition.AbsenceDayN;
import org.rollcall.rules.policy.Condition.ConsecutiveAbsence;
import org.rollcall.rules.policy.Condition.Judged;
import org.rollcall.rules.policy.Condition.Shortened;
import org.rollcall.rules.policy.LaNotice;
import org.rollcall.rules.policy.Rule;

/** The days of an absence: day ladders and runs of school days. */
final class SpellOccasions {

    private final PupilSpells spells;
    private final PupilFacts facts;
    private final SchoolCalendar calendar;
    private final LocalDateTime asOf;

    SpellOccasions(PupilSpells spells, PupilFacts facts, SchoolCalendar calendar, LocalDateTime asOf) {
        this.spells = spells;
        this.facts = facts;
        this.calendar = calendar;
        this.asOf = asOf;
    }

    /** Each absence that has reached the day; an unexplained one only if nobody has explained that day itself. */
    List<Occasion> reaching(AbsenceDayN trigger, Rule rule) {
        List<Occasion> occasions = new ArrayList<>();
        for (Spell spell : spells.ladder()) {
            if (spell.days().size() < trigger.day() || rule.needsCompulsoryAge() && !compulsory(spell, trigger.day())) {
                continue;
            }
            deciding(spell.days().get(trigger.day() - 1), trigger.of())
                    .map(session -> occasion(trigger, rule, spell, session))
                    .ifPresent(occasions::add);
        }
        return occasions;
    }

    /** Each run of school days, at the day that completed the count. */
    List<Occasion> running(ConsecutiveAbsence trigger, Rule rule) {
        List<Occasion> occasions = new ArrayList<>();
        for (Spell spell : spells.runs(trigger.of(), rule.needsCompulsoryAge())) {
            int needed = needed(trigger, spell);
            if (spell.days().size() >= needed) {
                deciding(spell.days().get(needed - 1), trigger.of())
                        .map(session -> new Occasion(
                                spell.firstDay(),
                                spell.firstDay(),
                                List.of(session.closesAt()),
                                spell.ended(),
                                evidence(spell, session, needed)))
                        .ifPresent(occasions::add);
            }
        }
        return occasions;
    }

    /** The days the run must have: fewer, where a closure lies in one of the weeks that its first so many days touch. */
    private int needed(ConsecutiveAbsence trigger, Spell spell) {
        Shortened shortened = trigger.shortened();
        if (shortened == null) {
            return trigger.schoolDays();
        }
        LocalDate from = spell.firstDay().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (int days = shortened.schoolDays();
                days < trigger.schoolDays() && days <= spell.days().size();
                days++) {
            LocalDate reached = spell.days().get(days - 1).date();
            DateRange weeks = new DateRange(from, reached.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            if (calendar.isClosedWithin(weeks, shortened.by(), facts.yearGroup())) {
                return days;
            }
        }
        return trigger.schoolDays();
    }

    private Occasion occasion(AbsenceDayN trigger, Rule rule, Spell spell, Lived session) {
        Spell keyed = keyedBy(rule, spell);
        List<LocalDateTime> moments = trigger.judged() == Judged.AT_CLOSE
                ? List.of(session.closesAt())
                : momentsOfDay(session.closesAt(), spell);
        return new Occasion(
                keyed.firstDay(), spell.firstDay(), moments, keyed.ended(), evidence(spell, session, trigger.day()));
    }

    /** The LA hears once of an absence: its notice is keyed by the statutory run in which the ladder's days lie. */
    private Spell keyedBy(Rule rule, Spell spell) {
        boolean toldToLa = rule.then().stream()
                .anyMatch(action -> action instanceof NotifyLa notice && notice.type() == LaNotice.CONTINUOUS_ABSENCE);
        if (!toldToLa) {
            return spell;
        }
        Lived first = spell.days().getFirst().sessions().getFirst();
        return spells.statute(rule.needsCompulsoryAge()).stream()
                .filter(run ->
                        run.days().stream().anyMatch(day -> day.sessions().contains(first)))
                .findFirst()
                .orElse(spell);
    }

    private static boolean compulsory(Spell spell, int days) {
        return spell.days().stream()
                .limit(days)
                .allMatch(day -> day.sessions().getFirst().compulsoryAge());
    }

    private List<LocalDateTime> momentsOfDay(LocalDateTime close, Spell spell) {
        LocalDateTime endOfDay = close.toLocalDate().atTime(LocalTime.MAX);
        LocalDateTime last = asOf.isBefore(endOfDay) ? asOf : endOfDay;
        LocalDateTime endedAt = spell.endedAt();
        Stream<LocalDateTime> facted = Stream.concat(
                facts.contacts().stream().map(ContactFact::at),
                facts.absenceReports().stream().map(AbsenceReportFact::at));
        return Stream.concat(Stream.of(close), facted.filter(at -> at.isAfter(close) && !at.isAfter(last)))
                .filter(at -> endedAt == null || at.isBefore(endedAt))
                .sorted()
                .distinct()
                .toList();
    }

    private static Optional<Lived> deciding(Spell.Day day, Absence of) {
        return day.sessions().stream()
                .filter(session -> of != Absence.UNEXPLAINED || session.mark().isUnexplained())
                .findFirst();
    }

    private static Evidence evidence(Spell spell, Lived session, int day) {
        List<CountedSession> counted = spell.sessionsUntil(session.closesAt()).stream()
                .map(Lived::counted)
                .toList();
        LocalDate reached = session.date();
        return new Evidence(
                counted,
                Map.of("day", String.valueOf(day), "count", String.valueOf(counted.size())),
                spell.firstDay(),
                reached);
    }
}
