package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One unauthorised absence: a run of school days that an attended or an authorised session ends. Sessions that were not
 * possible, administrative or unmarked neither lengthen nor end it; a day counts from its first absent session.
 *
 * @param days the days that count, in order
 * @param endedAt the close of the session that ended it, or null while it lasts
 */
record Spell(List<Day> days, @Nullable LocalDateTime endedAt) {

    /** One day of the spell with its counted sessions, one at least. */
    record Day(LocalDate date, List<Lived> sessions) {}

    LocalDate firstDay() {
        return days.getFirst().date();
    }

    boolean ended() {
        return endedAt != null;
    }

    /** Counted sessions up to that moment. */
    List<Lived> sessionsUntil(LocalDateTime moment) {
        return days.stream()
                .flatMap(day -> day.sessions().stream())
                .filter(session -> !session.closesAt().isAfter(moment))
                .toList();
    }

    /** Spells of the day ladder: arriving late (U) ends them, because the child was seen. */
    static List<Spell> ofLadder(List<Lived> sessions) {
        return read(sessions, session -> false);
    }

    /** Spells of the statutory ten days, in which U counts like any unauthorised session. */
    static List<Spell> ofStatute(List<Lived> sessions) {
        return read(sessions, session -> session.code().equals("U"));
    }

    private static List<Spell> read(List<Lived> sessions, Predicate<Lived> alsoCounts) {
        List<Spell> spells = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        for (Lived session : sessions) {
            if (!session.codeClass().isPossible()) {
                continue;
            }
            boolean counts = Unauthorised.WITHOUT_LATE.contains(session.code()) || alsoCounts.test(session);
            if (counts) {
                add(days, session);
            } else if (!days.isEmpty()) {
                spells.add(new Spell(List.copyOf(days), session.closesAt()));
                days.clear();
            }
        }
        if (!days.isEmpty()) {
            spells.add(new Spell(List.copyOf(days), null));
        }
        return spells;
    }

    private static void add(List<Day> days, Lived session) {
        if (days.isEmpty() || !days.getLast().date().equals(session.date())) {
            days.add(new Day(session.date(), new ArrayList<>()));
        }
        days.getLast().sessions().add(session);
    }
}
