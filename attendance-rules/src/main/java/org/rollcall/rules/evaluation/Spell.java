package org.rollcall.rules.evaluation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.code.CodeClass;

/**
 * One absence of a kind: a run of school days that a session of another kind ends. Sessions that were not possible,
 * administrative or unmarked neither lengthen nor end it; a day counts from its first absent session.
 *
 * @param days the days that count, in order
 * @param endedBy the session that ended it, or null while it lasts
 */
record Spell(List<Day> days, @Nullable Lived endedBy) {

    private static final String LATE = "U";
    private static final String ILL = "I";
    private static final String APPOINTMENT = "M";

    /** One day of the spell with its counted sessions, one at least. */
    record Day(LocalDate date, List<Lived> sessions) {}

    LocalDate firstDay() {
        return days.getFirst().date();
    }

    boolean ended() {
        return endedBy != null;
    }

    /** When the session closed that ended it, or null while it lasts. */
    @Nullable
    LocalDateTime endedAt() {
        return endedBy == null ? null : endedBy.closesAt();
    }

    /** The session with which the pupil was back in school, or null: another absence may also have ended this one. */
    @Nullable
    Lived comeback() {
        return endedBy != null
                        && (endedBy.codeClass().isAttended() || endedBy.code().equals(LATE))
                ? endedBy
                : null;
    }

    /** Every counted session. */
    List<Lived> sessions() {
        return days.stream().flatMap(day -> day.sessions().stream()).toList();
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
        return read(sessions, Spell::isUnauthorisedNotLate, session -> false);
    }

    /** Spells of the statutory ten days, in which U counts like any unauthorised session. */
    static List<Spell> ofStatute(List<Lived> sessions) {
        return read(sessions, session -> session.codeClass() == CodeClass.UNAUTHORISED, session -> false);
    }

    /** Spells of illness; an appointment in between neither counts nor ends one. */
    static List<Spell> ofIllness(List<Lived> sessions) {
        return read(
                sessions,
                session -> session.code().equals(ILL),
                session -> session.code().equals(APPOINTMENT));
    }

    /** Spells of any absence, with or without permission; arriving late ends them. */
    static List<Spell> ofAny(List<Lived> sessions) {
        return read(
                sessions,
                session -> session.codeClass().isAbsence() && !session.code().equals(LATE),
                session -> false);
    }

    private static List<Spell> read(List<Lived> sessions, Predicate<Lived> counts, Predicate<Lived> neutral) {
        List<Spell> spells = new ArrayList<>();
        List<Day> days = new ArrayList<>();
        for (Lived session : sessions) {
            if (!session.codeClass().isPossible() || neutral.test(session)) {
                continue;
            }
            if (counts.test(session)) {
                add(days, session);
            } else if (!days.isEmpty()) {
                spells.add(new Spell(List.copyOf(days), session));
                days.clear();
            }
        }
        if (!days.isEmpty()) {
            spells.add(new Spell(List.copyOf(days), null));
        }
        return spells;
    }

    private static boolean isUnauthorisedNotLate(Lived session) {
        return session.codeClass() == CodeClass.UNAUTHORISED && !session.code().equals(LATE);
    }

    private static void add(List<Day> days, Lived session) {
        if (days.isEmpty() || !days.getLast().date().equals(session.date())) {
            days.add(new Day(session.date(), new ArrayList<>()));
        }
        days.getLast().sessions().add(session);
    }
}
