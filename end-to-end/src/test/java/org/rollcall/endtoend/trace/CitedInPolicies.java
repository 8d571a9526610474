package org.rollcall.endtoend.trace;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What cites a clause in the policy profiles: a rule by its id, otherwise the part of the profile. */
final class CitedInPolicies {
    private final Map<String, SortedSet<String>> cited = new TreeMap<>();

    private CitedInPolicies() {}

    static CitedInPolicies in(Checkout checkout) {
        CitedInPolicies policies = new CitedInPolicies();
        for (Path file : checkout.files("attendance-rules/src/main/resources/policies", ".yaml")) {
            Object profile = new Load(LoadSettings.builder().build()).loadFromString(Checkout.text(file));
            policies.walk(profile, "profile");
        }
        return policies;
    }

    SortedSet<String> of(String clause) {
        return cited.getOrDefault(clause, new TreeSet<>());
    }

    private void walk(Object value, String part) {
        if (value instanceof Map<?, ?> map) {
            String own = label(map, part);
            map.forEach((key, child) -> {
                if ("cite".equals(key)) {
                    (child instanceof Collection<?> several ? several : List.of(child))
                            .forEach(id -> cited.computeIfAbsent(String.valueOf(id), none -> new TreeSet<>())
                                    .add(own));
                } else if (child != null) {
                    walk(child, own.equals("profile") ? String.valueOf(key) : own);
                }
            });
        } else if (value instanceof Collection<?> several) {
            several.forEach(child -> walk(child, part));
        }
    }

    private static String label(Map<?, ?> map, String part) {
        Object id = map.get("id");
        Object name = map.get("name");
        return id instanceof String rule ? rule : name instanceof String parameter ? parameter : part;
    }
}
