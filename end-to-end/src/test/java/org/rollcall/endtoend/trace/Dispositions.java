package org.rollcall.endtoend.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The hand-written half of the trace, one file a policy in docs/domain/dispositions. */
final class Dispositions {
    private static final String FOLDER = "docs/domain/dispositions";
    private static final Set<String> WAYS = Set.of("feature", "recorded", "people", "lacks");
    private static final List<String> REASONS = List.of("recorded", "people");
    private static final int SHORTEST_REASON = 15;

    private final Map<String, Disposition> byClause = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();

    private Dispositions() {}

    static Dispositions in(Checkout checkout) {
        Dispositions dispositions = new Dispositions();
        for (Path file : checkout.files(FOLDER, ".yaml")) {
            dispositions.read(checkout, file);
        }
        return dispositions;
    }

    /** The dispositions by clause id. */
    Map<String, Disposition> byClause() {
        return byClause;
    }

    /** What is wrong with the files, a line each. */
    List<String> faults() {
        return faults;
    }

    private void read(Checkout checkout, Path file) {
        Object loaded = new Load(
                        LoadSettings.builder().setAllowDuplicateKeys(false).build())
                .loadFromString(Checkout.text(file));
        if (loaded instanceof Map<?, ?> entries) {
            entries.forEach((id, entry) -> {
                Map<?, ?> fields = entry instanceof Map<?, ?> map ? map : Map.of();
                check(checkout, String.valueOf(id), fields);
                byClause.put(String.valueOf(id), disposition(fields));
            });
        }
    }

    private static Disposition disposition(Map<?, ?> fields) {
        List<String> reasons = new ArrayList<>();
        for (String way : REASONS) {
            texts(fields.get(way)).forEach(reason -> reasons.add(way + ": " + reason));
        }
        return new Disposition(texts(fields.get("feature")), reasons, String.join(" ", texts(fields.get("lacks"))));
    }

    private void check(Checkout checkout, String id, Map<?, ?> fields) {
        if (fields.isEmpty()) {
            faults.add(id + ": say feature, recorded or people, or what it lacks");
        }
        if (fields.containsKey("recorded") && fields.containsKey("people")) {
            faults.add(id + ": what is recorded is not left to people");
        }
        for (Object key : fields.keySet()) {
            if (!WAYS.contains(String.valueOf(key))) {
                faults.add(id + ": " + key + " is no field");
            }
        }
        fields.forEach((way, value) -> {
            if (REASONS.contains(String.valueOf(way))
                    && texts(value).stream().anyMatch(reason -> reason.length() < SHORTEST_REASON)) {
                faults.add(id + ": " + way + " needs a reason");
            }
        });
        for (String feature : texts(fields.get("feature"))) {
            if (!checkout.hasPackage(feature)) {
                faults.add(id + ": there is no package " + feature);
            }
        }
    }

    private static List<String> texts(@org.jspecify.annotations.Nullable Object value) {
        return value == null
                ? List.of()
                : value instanceof Collection<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value));
    }
}
