package org.rollcall.escalation.authority;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.rules.deletion.GroundEdition;

/** Of which changes of the roll an authority is told, and which one. */
final class RollRules {
    static final String DELETION = "DELETION";
    static final String MISSING = "CME";
    private static final Set<String> TYPES = Set.of(DELETION, MISSING);

    private RollRules() {}

    /** Something to tell an authority of a deletion. */
    record Wanted(String laCode, String type, String ruleId, String clause, LocalDate dueOn) {}

    /** Whether it tells of a deletion; the word of a child that nobody has reached for days rests on a finding. */
    static boolean isOfRoll(Notification notification) {
        return TYPES.contains(notification.type()) && notification.findingIds().isEmpty();
    }

    /**
     * What a deletion asks for: its return, unless the law exempts it (BHCET-9.8), and the word that a child is missing;
     * to the school's authority, and to the home's where that is another one.
     */
    static List<Wanted> wanted(PupilDeleted deleted, String schoolLa) {
        LocalDate due = Objects.requireNonNullElse(deleted.returnDueOn(), deleted.lastDay());
        String clause = deleted.edition().equals(GroundEdition.OF_2006.id()) ? "NAT-2006.8" : "NAT-2024.13c";
        List<Wanted> wanted = new ArrayList<>();
        Stream.of(schoolLa, Objects.requireNonNullElse(deleted.homeLaCode(), schoolLa))
                .distinct()
                .forEach(laCode -> {
                    if (!Boolean.TRUE.equals(deleted.returnExempt())) {
                        wanted.add(new Wanted(laCode, DELETION, "deletion-return", clause, due));
                    }
                    if (Boolean.TRUE.equals(deleted.missing())) {
                        wanted.add(new Wanted(laCode, MISSING, "missing-from-education", clause, deleted.lastDay()));
                    }
                });
        return List.copyOf(wanted);
    }

    /** The people record's word on this very deletion; an older or newer record has none. */
    static Optional<PeopleRecord.Leaving> leaving(Notification notification, PeopleRecord people) {
        return Optional.ofNullable(people.leaving())
                .filter(leaving -> leaving.lastDay().equals(notification.occurrence()));
    }

    static String reason(PeopleRecord.Leaving leaving) {
        return Stream.of(GroundEdition.OF_2006, GroundEdition.OF_2024)
                .filter(edition -> edition.id().equals(leaving.edition()))
                .flatMap(edition -> edition.ground(leaving.ground()).stream())
                .map(ground -> ground.reason().says())
                .findFirst()
                .orElse("");
    }
}
