package org.rollcall.leave.lunch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rollcall.rules.calendar.Term;

/** When a parent is asked whether leave at lunchtime goes on: at the start of each term (AET-9.10). */
final class RenewalRules {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    /** Before the office's day begins, so that the task is there when it does. */
    private static final LocalTime HOUR = LocalTime.of(7, 0);

    private RenewalRules() {}

    /** The first day of the first term after the permission, or after the last asking, while the permission runs. */
    static Optional<LocalDate> nextTerm(LunchPass pass, List<Term> terms) {
        if (!(pass.state() instanceof PassState.Granted granted)) {
            return Optional.empty();
        }
        LocalDate asked = Objects.requireNonNullElse(
                pass.renewalAskedOn(), granted.act().at().atZone(LONDON).toLocalDate());
        return terms.stream()
                .map(Term::start)
                .filter(start -> start.isAfter(asked) && granted.terms().covers(start))
                .min(Comparator.naturalOrder());
    }

    /** The instant at which a parent is asked on the first day of a term. */
    static Instant dueOn(LocalDate termStart) {
        return termStart.atTime(HOUR).atZone(LONDON).toInstant();
    }

    /** The last instant up to this one at which parents may have been asked. */
    static Instant lastHour(Instant until) {
        LocalDate day = until.atZone(LONDON).toLocalDate();
        Instant hour = dueOn(day);
        return hour.isAfter(until) ? dueOn(day.minusDays(1)) : hour;
    }
}
