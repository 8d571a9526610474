package org.rollcall.rules.policy;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rollcall.rules.code.Session;

/** A school's own answers laid over its policy, the lowest layer of all. */
final class SchoolSettings {

    private static final String POSTS = "posts.";
    private static final String MARKED_BY = "markedBy.";
    /** Registers are taken at the start of the morning and once in the afternoon: the clause behind a school's own time. */
    private static final String NATIONAL_REGISTER = "NAT-2024.10a";

    private SchoolSettings() {}

    static PolicyProfile apply(PolicyProfile policy, Map<String, String> settings) {
        List<Parameter> parameters = new ArrayList<>(policy.parameters());
        Map<String, Role> posts = new HashMap<>(policy.posts());
        List<RegisterPractice> practice = new ArrayList<>(policy.practice());
        settings.forEach((key, value) -> {
            if (policy.isLocked(lockOf(key))) {
                throw new IllegalArgumentException(key + ": is locked by the policy");
            }
            if (key.startsWith(POSTS)) {
                posts.put(post(policy, key), role(key, value));
            } else if (key.startsWith(MARKED_BY)) {
                mark(practice, policy, key, value);
            } else {
                answer(parameters, key, value);
            }
        });
        List<String> open = policy.assumptions().stream()
                .filter(name -> !settings.containsKey(name))
                .toList();
        return new PolicyProfile(
                policy.id(),
                policy.title(),
                policy.parent(),
                policy.inForce(),
                policy.locks(),
                Map.copyOf(posts),
                policy.register(),
                List.copyOf(practice),
                List.copyOf(parameters),
                policy.bands(),
                policy.statements(),
                policy.rules(),
                open);
    }

    static String lockOf(String key) {
        if (key.startsWith(MARKED_BY)) {
            return "practice";
        }
        return key.startsWith(POSTS) ? key : "parameters." + key;
    }

    /** The school's own time takes the place of the policy's, which goes on to be what is cited. */
    private static void mark(List<RegisterPractice> practice, PolicyProfile policy, String key, String value) {
        String named = key.substring(MARKED_BY.length());
        Session session = Stream.of(Session.values())
                .filter(half -> half.name().equals(named))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + ": must be markedBy.AM or markedBy.PM"));
        if (!value.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new IllegalArgumentException(key + ": must be a time like 09:15");
        }
        String cite = practice.stream()
                .filter(entry -> entry.kind() == RegisterPractice.Kind.MARKED_BY && entry.session() == session)
                .map(RegisterPractice::cite)
                .reduce((older, newer) -> newer)
                .orElse(NATIONAL_REGISTER);
        practice.removeIf(entry -> entry.kind() == RegisterPractice.Kind.MARKED_BY && entry.session() == session);
        practice.add(new RegisterPractice(
                policy.inForce().from(), RegisterPractice.Kind.MARKED_BY, session, LocalTime.parse(value), cite));
    }

    private static String post(PolicyProfile policy, String key) {
        String post = key.substring(POSTS.length());
        if (!policy.posts().containsKey(post)) {
            throw new IllegalArgumentException(key + ": the policy has no such post");
        }
        return post;
    }

    private static Role role(String key, String value) {
        return Role.find(value).orElseThrow(() -> new IllegalArgumentException(key + ": no role is called " + value));
    }

    private static void answer(List<Parameter> parameters, String key, String value) {
        if (parameters.stream().noneMatch(parameter -> parameter.name().equals(key))) {
            throw new IllegalArgumentException(key + ": the policy does not ask for it");
        }
        if (!value.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(key + ": must be a whole number from 0 to 9999");
        }
        int number = Integer.parseInt(value);
        parameters.replaceAll(parameter -> parameter.name().equals(key)
                ? new Parameter(key, parameter.from(), number, false, parameter.cite())
                : parameter);
    }
}
