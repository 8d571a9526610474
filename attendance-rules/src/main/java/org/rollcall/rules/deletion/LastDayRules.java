package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.rules.calendar.Term;

/** On which day a pupil may leave the roll: never before today, but for what a policy says otherwise. */
final class LastDayRules {
    private static final String FIELD = "lastDay";

    private LastDayRules() {}

    static List<Lack> lacks(DeletionCase given) {
        List<Lack> lacks = new ArrayList<>();
        LocalDate lastDay = given.lastDay();
        if (lastDay.isBefore(given.leaver().startDate())) {
            lacks.add(new Lack(FIELD, "is before the first day on roll", cite(given)));
        } else if (lastDay.isBefore(given.today()) && !mayBePast(given)) {
            lacks.add(new Lack(FIELD, "is past: a name is never deleted retrospectively", "BHCET-9.10"));
        }
        given.proof(Proof.WRITTEN_NOTICE).ifPresent(notice -> {
            LocalDate named = notice.lastDay();
            if (lastDay.isBefore(notice.on())) {
                lacks.add(new Lack(FIELD, "is before the day on which the parent's letter arrived", "ATT-A5.2"));
            } else if (named != null && lastDay.isBefore(named)) {
                lacks.add(new Lack(FIELD, "is before the last day that the parent names", "ATT-A5.2"));
            }
        });
        if (given.reason() == Reason.OTHER_SCHOOL
                && given.policy().lastDayBound()
                && given.destination().startDate() != null
                && !isAuthoritysWord(given)
                && !boundBy(given, given.destination().startDate()).contains(lastDay)) {
            lacks.add(new Lack(
                    FIELD, "must be the first day at the new school or the school day before it", "ATT-A5.10"));
        }
        return lacks;
    }

    private static boolean mayBePast(DeletionCase given) {
        LocalDate start = given.destination().startDate();
        return given.policy().lastDayBound()
                && (isAuthoritysWord(given)
                        || given.reason() == Reason.OTHER_SCHOOL
                                && given.has(Proof.STARTED)
                                && start != null
                                && boundBy(given, start).contains(given.lastDay()));
    }

    /** The authority may allow an earlier day, in writing and once a start elsewhere is confirmed (ATT-A5.5). */
    private static boolean isAuthoritysWord(DeletionCase given) {
        return given.has(Proof.AUTHORITY_CONFIRMATION) && given.has(Proof.START_CONFIRMED);
    }

    private static Set<LocalDate> boundBy(DeletionCase given, LocalDate start) {
        Set<LocalDate> days = new HashSet<>(Set.of(start));
        List<LocalDate> before = given.calendar()
                .schoolDays(
                        start.minusDays(90), start.minusDays(1), given.leaver().yearGroup());
        boolean firstOfTerm = given.calendar().termOf(start).map(Term::start).stream()
                .anyMatch(first -> given.calendar()
                        .schoolDays(first, start.minusDays(1), given.leaver().yearGroup())
                        .isEmpty());
        if (!before.isEmpty()) {
            days.add(before.getLast());
        }
        if (firstOfTerm) {
            given.calendar().terms().stream()
                    .map(Term::end)
                    .filter(end -> end.isBefore(start))
                    .max(LocalDate::compareTo)
                    .ifPresent(days::add);
        }
        return days;
    }

    private static String cite(DeletionCase given) {
        return GroundEdition.on(given.lastDay()).cite();
    }
}
