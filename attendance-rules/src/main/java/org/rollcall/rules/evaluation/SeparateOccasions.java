package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.policy.Condition.PupilReturned;
import org.rollcall.rules.policy.Condition.SpellCount;
import org.rollcall.rules.policy.Condition.SpellEnd;

/** Separate absences counted within a period of the calendar, by their beginnings or by the pupil's returns. */
final class SeparateOccasions {

    private final PupilSpells spells;
    private final Periods periods;

    SeparateOccasions(PupilSpells spells, Periods periods) {
        this.spells = spells;
        this.periods = periods;
    }

    /** The absence that completes the count in its period; every further one too where the rule wants each. */
    List<Occasion> counting(SpellCount trigger) {
        List<Spell> separate = spells.separate(trigger.of());
        if (separate.isEmpty()) {
            return List.of();
        }
        List<Occasion> occasions = new ArrayList<>();
        Map<DateRange, List<Spell>> inPeriod = new HashMap<>();
        for (Spell spell : separate) {
            Lived moment = moment(trigger, spell);
            if (moment == null) {
                continue;
            }
            DateRange period = periods.of(moment.date(), trigger.period());
            List<Spell> counted = inPeriod.computeIfAbsent(period, range -> new ArrayList<>());
            counted.add(spell);
            if (counted.size() == trigger.spells() || trigger.each() && counted.size() > trigger.spells()) {
                occasions.add(occasion(trigger, spell, moment, counted, period));
            }
        }
        return occasions;
    }

    /** The pupil's return from each absence that was long enough. */
    List<Occasion> returning(PupilReturned trigger, ToIntFunction<LocalDate> schoolDays) {
        List<Occasion> occasions = new ArrayList<>();
        for (Spell spell : spells.separate(trigger.of())) {
            Lived back = spell.comeback();
            if (back != null && spell.days().size() >= schoolDays.applyAsInt(back.date())) {
                List<CountedSession> sessions =
                        spell.sessions().stream().map(Lived::counted).toList();
                Evidence evidence = new Evidence(
                        sessions,
                        Map.of(
                                "day", String.valueOf(spell.days().size()),
                                "count", String.valueOf(sessions.size())),
                        spell.firstDay(),
                        back.date());
                occasions.add(Occasion.at(back.date(), back.closesAt(), evidence));
            }
        }
        return occasions;
    }

    private static @Nullable Lived moment(SpellCount trigger, Spell spell) {
        return trigger.at() == SpellEnd.START ? spell.sessions().getFirst() : spell.comeback();
    }

    /** Where each absence fires, an absence is its own evidence, so that two findings never rest on one session. */
    private static Occasion occasion(
            SpellCount trigger, Spell spell, Lived moment, List<Spell> counted, DateRange period) {
        List<CountedSession> sessions = (trigger.each() ? List.of(spell) : counted)
                .stream()
                        .flatMap(one -> one.sessionsUntil(moment.closesAt()).stream())
                        .map(Lived::counted)
                        .toList();
        Evidence evidence = new Evidence(
                sessions,
                Map.of(
                        "absences", String.valueOf(counted.size()),
                        "count", String.valueOf(sessions.size())),
                period.start(),
                moment.date());
        return new Occasion(moment.date(), spell.firstDay(), List.of(moment.closesAt()), spell.ended(), evidence);
    }
}
