package org.rollcall.rules.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How one policy is laid over another: what it states replaces what it inherits from that date on, what it leaves out it
 * inherits, and what is locked above it may not touch.
 */
final class ProfileLayers {

    private ProfileLayers() {}

    static PolicyProfile over(@Nullable PolicyProfile above, ProfileFile file) {
        PolicyProfile own = file.own();
        if (above == null) {
            return checked(own, file);
        }
        file.lines().keySet().stream().sorted().forEach(key -> {
            if (above.isLocked(key)) {
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
                rules(above, own),
                Stream.concat(above.asked().stream(), own.asked().stream())
                        .distinct()
                        .toList());
        return checked(merged, file);
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

    private static PolicyProfile checked(PolicyProfile merged, ProfileFile file) {
        for (Rule rule : merged.rules()) {
            String key = "rules." + rule.id();
            posts(rule).forEach(post -> {
                if (!merged.posts().containsKey(post) && Role.find(post).isEmpty()) {
                    throw file.refusal(key, "nobody holds the post " + post);
                }
            });
            if (rule.trigger() instanceof Condition.AttendanceBand band
                    && merged.bands().stream().noneMatch(known -> known.id().equals(band.band()))) {
                throw file.refusal(key, "there is no band " + band.band());
            }
            if (rule.trigger() instanceof Condition.MarkCount count
                    && count.limit().parameter() != null
                    && merged.parameters().stream()
                            .noneMatch(
                                    known -> known.name().equals(count.limit().parameter()))) {
                throw file.refusal(key, "there is no parameter " + count.limit().parameter());
            }
        }
        return merged;
    }

    private static Stream<String> posts(Rule rule) {
        return rule.then().stream()
                .map(action -> switch (action) {
                    case ActionRule.ContactParent a -> a.role();
                    case ActionRule.HomeVisit a -> a.role();
                    case ActionRule.CreateTask a -> a.role();
                    case ActionRule.ProposePenaltyNotice a -> a.decider();
                    case ActionRule.NotifyRole a -> a.role();
                    case ActionRule.RequestEvidence a -> a.role();
                    case ActionRule.CreatePlan a -> a.role();
                    case ActionRule.ScheduleMeeting a -> a.role();
                    case ActionRule.SendLetter a -> null;
                    case ActionRule.NotifyLa a -> null;
                })
                .filter(Objects::nonNull);
    }
}
