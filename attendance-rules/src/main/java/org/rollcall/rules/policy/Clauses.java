package org.rollcall.rules.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollcall.rules.policy.yaml.ClauseReader;

/** Every clause that ships with the product, so that a finding or a letter can show the sentence behind its id. */
public final class Clauses {

    private static final Map<String, String> FILES = Map.of(
            "NAT", "national",
            "AET", "aspire-2023",
            "BHCET", "hogarth-2024",
            "KCA", "kings-cross-2024",
            "ODST", "odst-2024",
            "ATT", "att-2021");
    private static final Map<String, Map<String, Clause>> READ = new ConcurrentHashMap<>();

    private Clauses() {}

    /** The clause of that id. */
    public static Optional<Clause> find(String id) {
        String file = FILES.get(id.split("-", 2)[0]);
        return file == null ? Optional.empty() : Optional.ofNullable(file(file).get(id));
    }

    /** All clauses of one document, in its order; empty for a document that has no clause file. */
    public static List<Clause> of(String document) {
        return FILES.containsValue(document) ? List.copyOf(file(document).values()) : List.of();
    }

    private static Map<String, Clause> file(String document) {
        return READ.computeIfAbsent(document, name -> {
            Map<String, Clause> clauses = new LinkedHashMap<>();
            ClauseReader.read("clauses/" + name + ".yaml", Resources.text("/clauses/" + name + ".yaml"))
                    .forEach(clause -> clauses.put(clause.id(), clause));
            return clauses;
        });
    }
}
