package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one policy is laid over another: what it states replaces what it inherits from that date on, what it leaves out it
 * inherits, and what is locked above it may not touch.
 */
final class ProfileLayers {

    private static final Set<String> NAMES_ITSELF = Set.of("profile", "extends");

    private ProfileLayers() {}

    static PolicyProfile over(@Nullable PolicyProfile above, ProfileFile file) {
        PolicyProfile own = file.own();
        if (above == null) {
            return ProfileChecks.checked(own, file);
        }
        file.lines().keySet().stream().sorted().forEach(key -> {
            if (!NAMES_ITSELF.contains(key) && above.isLocked(key)) {
                throw file.refusal(key, "is locked by " + above.id());
            }
        });
        Map<String, Role> posts = new HashMap<>(above.posts());
        posts.putAll(own.posts());
        Set<String> locks = new LinkedHashSet<>(above.locks());
        locks.addAll(own.locks());
        PolicyProfile merged = new PolicyProfile(
                own.id(),
                own.title(),
                own.parent(),
                own.inForce(),
                List.copyOf(locks),
                Map.copyOf(posts),
                own.register().isEmpty() ? above.register() : own.register(),
                Stream.concat(above.practice().stream(), own.practice().stream())
                        .toList(),
                Stream.concat(above.parameters().stream().filter(p -> notRestated(p, own)), own.parameters().stream())
                        .toList(),
                own.bands().isEmpty() ? above.bands() : own.bands(),
                Stream.concat(above.statements().stream(), own.statements().stream())
                        .toList(),
                rules(above, own),
                Stream.concat(above.asked().stream(), own.asked().stream())
                        .distinct()
                        .toList());
        return ProfileChecks.checked(merged, file);
    }

    private static boolean notRestated(Parameter inherited, PolicyProfile own) {
        return own.parameters().stream()
                .noneMatch(parameter -> parameter.name().equals(inherited.name())
                        && !parameter.from().isAfter(inherited.from()));
    }

    private static List<Rule> rules(PolicyProfile above, PolicyProfile own) {
        List<Rule> rules = new ArrayList<>();
        for (Rule inherited : above.rules()) {
            LocalDate replaced = own.rules().stream()
                    .filter(rule -> rule.id().equals(inherited.id()))
                    .map(Rule::from)
                    .min(LocalDate::compareTo)
                    .orElse(LocalDate.MAX);
            if (replaced.equals(LocalDate.MAX)) {
                rules.add(inherited);
            } else if (inherited.from().isBefore(replaced)) {
                rules.add(inherited.endedOn(replaced.minusDays(1)));
            }
        }
        rules.addAll(own.rules());
        return List.copyOf(rules);
    }
}
