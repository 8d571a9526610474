package org.rollcall.register.site;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rollcall.rules.procedure.LunchRule;
import org.rollcall.rules.procedure.SiteProcedure;
import org.rollcall.support.clock.SchoolClock;

/** What a policy asks of a line of the signing book before it is written, and what is noted beside it. */
final class SignRules {
    private SignRules() {}

    /**
     * Why the pupil may not leave like this, if so.
     *
     * @param adults names of the adults on the pupil's record
     * @param hasPass whether the pupil has a lunch pass that is valid on the day
     */
    static Optional<String> refused(SignLine line, SiteProcedure procedure, Set<String> adults, boolean hasPass) {
        if (!line.isOut()) {
            return Optional.empty();
        }
        var asked = procedure.signOut();
        if (asked.authorisation() && line.authorisedBy() == null) {
            return Optional.of("The policy asks who of the senior staff authorised it (authorisedBy).");
        }
        if (asked.adultOnRecord() && !isOnRecord(line, adults)) {
            return Optional.of("The policy asks for an adult on the pupil's record (collectedBy).");
        }
        if (needsPass(line, procedure)) {
            // The pass is the permission (AET-9.7).
            return hasPass
                    ? Optional.empty()
                    : Optional.of(
                            "The policy asks for the head's permission to leave at lunchtime: there is no valid pass.");
        }
        boolean needsPermission = asked.permission()
                || isLunch(line) && procedure.lunch().map(LunchRule::permission).orElse(false);
        return needsPermission && line.authorisedBy() == null && line.collectedBy() == null
                ? Optional.of("The policy asks for permission: name who allowed it or who collects the pupil.")
                : Optional.empty();
    }

    /** Whether the pupil leaves at lunchtime under a policy that has passes for it. */
    static boolean needsPass(SignLine line, SiteProcedure procedure) {
        return line.isOut()
                && isLunch(line)
                && procedure.lunch().flatMap(LunchRule::passes).isPresent();
    }

    /** The line with what is to be noted: who came along, and lunch times that were not kept. */
    static SignLine judged(SignLine line, SiteProcedure procedure, SiteSettings settings) {
        List<String> flags = new ArrayList<>();
        Boolean accompanied = null;
        if (!line.isOut() && procedure.accompanied()) {
            accompanied = line.collectedBy() != null;
            if (!accompanied) {
                flags.add("unaccompanied");
            }
        }
        if (isLunch(line)) {
            procedure
                    .lunch()
                    .ifPresent(rule -> settings.lunchHours()
                            .ifPresent(hours -> lunch(line, rule, hours).ifPresent(flags::add)));
        }
        return line.judged(accompanied, List.copyOf(flags));
    }

    /** The last minute by which a pupil out for lunch is back. */
    static LocalTime backBy(LunchRule rule, SiteSettings.Lunch hours) {
        return hours.ends().minusMinutes(rule.backBeforeEndMinutes());
    }

    private static Optional<String> lunch(SignLine line, LunchRule rule, SiteSettings.Lunch hours) {
        LocalTime at = ZonedDateTime.ofInstant(line.at(), SchoolClock.ZONE)
                .toLocalTime()
                .withSecond(0)
                .withNano(0);
        if (line.isOut()) {
            return at.isAfter(hours.starts().plusMinutes(rule.outWithinMinutes()))
                    ? Optional.of("late-out-for-lunch")
                    : Optional.empty();
        }
        return at.isAfter(backBy(rule, hours)) ? Optional.of("late-back-from-lunch") : Optional.empty();
    }

    private static boolean isLunch(SignLine line) {
        return line.purpose().equals("LUNCH");
    }

    private static boolean isOnRecord(SignLine line, Set<String> adults) {
        String name = line.collectedBy();
        return name != null && adults.contains(name.strip().toLowerCase(Locale.ROOT));
    }
}
