package org.rollcall.register.roll;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.policy.Parameter;
import org.rollcall.rules.policy.PolicyProfile;

/** What an entry still lacks, for a person to see to; nothing here keeps a child from being admitted. */
final class CompletenessRules {
    private static final int AGE_IN_RECEPTION = 4;
    private static final int SEPTEMBER = 9;
    private static final int YEARS_APART = 1;

    private CompletenessRules() {}

    /** The warnings, each beginning with its field. */
    static List<String> warnings(Entry entry, PolicyProfile policy, LocalDate on) {
        List<String> warnings = new ArrayList<>();
        if (entry.upn() == null) {
            warnings.add("upn: is not known yet; ask the school before or the authority");
        } else if (UpnRules.isTemporary(entry.upn())) {
            warnings.add("upn: is temporary; replace it when the permanent number is known");
        }
        if (entry.knownAs() == null) {
            warnings.add("knownAs: is not entered (BHCET-8.2)");
        }
        yearGroup(entry, on, warnings);
        for (int i = 0; i < entry.parents().size(); i++) {
            PeopleRecord.Parent parent = entry.parents().get(i);
            if (parent.livesWith() && parent.phones().isEmpty()) {
                warnings.add("parents[" + i + "].phones: has no emergency number (NAT-2024.8)");
            }
        }
        if (entry.parents().stream().noneMatch(PeopleRecord.Parent::livesWith)) {
            warnings.add("parents: names none that the pupil lives with");
        }
        contacts(entry, policy, on, warnings);
        return List.copyOf(warnings);
    }

    private static void yearGroup(Entry entry, LocalDate on, List<String> warnings) {
        LocalDate born = entry.dateOfBirth();
        int reception = born.getYear() + AGE_IN_RECEPTION + (born.getMonthValue() >= SEPTEMBER ? 1 : 0);
        int schoolYear = on.getMonthValue() >= SEPTEMBER ? on.getYear() : on.getYear() - 1;
        int usual = schoolYear - reception;
        if (Math.abs(usual - entry.yearGroup()) > YEARS_APART) {
            warnings.add("yearGroup: does not fit the date of birth; year " + usual + " would be usual");
        }
    }

    private static void contacts(Entry entry, PolicyProfile policy, LocalDate on, List<String> warnings) {
        Set<String> parents = new HashSet<>();
        entry.parents().forEach(parent -> parents.addAll(parent.phones()));
        Set<String> others = new HashSet<>();
        entry.contacts().forEach(contact -> others.addAll(contact.phones()));
        others.removeAll(parents);
        long adults = Stream.concat(
                        entry.parents().stream().map(PeopleRecord.Parent::phones),
                        entry.contacts().stream().map(PeopleRecord.Contact::phones))
                .filter(phones -> !phones.isEmpty())
                .count();
        wanted(policy, on, "emergencyNumbers", parents.size() + others.size(), "emergency numbers", warnings);
        wanted(policy, on, "emergencyAdults", (int) adults, "adults with an emergency number", warnings);
        wanted(policy, on, "emergencyNumbersBesidesParents", others.size(), "numbers besides the parents'", warnings);
    }

    private static void wanted(
            PolicyProfile policy, LocalDate on, String name, int held, String what, List<String> warnings) {
        int least = policy.parameter(name, on);
        if (held < least) {
            String cite = policy.parameters().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .map(Parameter::cite)
                    .reduce((older, newer) -> newer)
                    .orElseThrow();
            warnings.add("contacts: holds " + held + " " + what + "; " + least + " are wanted (" + cite + ")");
        }
    }
}
