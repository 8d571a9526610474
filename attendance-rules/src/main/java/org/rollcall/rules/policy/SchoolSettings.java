package org.rollcall.rules.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A school's own answers laid over its policy, the lowest layer of all. */
final class SchoolSettings {

    private static final String POSTS = "posts.";

    private SchoolSettings() {}

    static PolicyProfile apply(PolicyProfile policy, Map<String, String> settings) {
        List<Parameter> parameters = new ArrayList<>(policy.parameters());
        Map<String, Role> posts = new HashMap<>(policy.posts());
        settings.forEach((key, value) -> {
            if (policy.isLocked(key.startsWith(POSTS) ? key : "parameters." + key)) {
                throw new IllegalArgumentException(key + ": is locked by the policy");
            }
            if (key.startsWith(POSTS)) {
                posts.put(post(policy, key), role(key, value));
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
                List.copyOf(parameters),
                policy.bands(),
                policy.statements(),
                policy.rules(),
                open);
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
