package org.rollcall.endtoend.trace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tests that carry a clause's id in their display name, and the scenarios that name it. */
final class NamedInTests {
    private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern NAME =
            Pattern.compile("@(?:DisplayName|Label)\\(\\s*(" + LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*)\\s*\\)");
    private static final Pattern SCENARIO = Pattern.compile("(?m)^clause:(.*)$");

    private final Map<String, SortedSet<String>> tests = new TreeMap<>();
    private final Map<String, SortedSet<String>> features = new TreeMap<>();

    private NamedInTests() {}

    static NamedInTests in(Checkout checkout, Predicate<String> exists) {
        NamedInTests named = new NamedInTests();
        for (String module : checkout.modules()) {
            for (Path file : checkout.files(module + "/src/test/java", ".java")) {
                String test = file.getFileName().toString().replace(".java", "");
                named.read(NAME, file, test, exists).forEach(id -> named.beside(module, file, id));
            }
            for (Path file : checkout.files(module + "/src/test/resources/scenarios", ".yaml")) {
                named.read(
                        SCENARIO,
                        file,
                        "scenario " + file.getFileName().toString().replace(".yaml", ""),
                        exists);
            }
        }
        return named;
    }

    /** Every id that a test names, with the tests, whether or not there is such a clause. */
    Map<String, SortedSet<String>> all() {
        return tests;
    }

    SortedSet<String> of(String clause) {
        return tests.getOrDefault(clause, new TreeSet<>());
    }

    /** The packages beside which the tests lie that name the clause; those over HTTP lie beside none. */
    SortedSet<String> featuresOf(String clause) {
        return features.getOrDefault(clause, new TreeSet<>());
    }

    private void beside(String module, Path file, String id) {
        Path folder = file.getParent();
        if (folder != null && !module.equals("end-to-end") && !module.startsWith("deploy")) {
            features.computeIfAbsent(id, none -> new TreeSet<>()).add(module + "/" + folder.getFileName());
        }
    }

    private List<String> read(Pattern pattern, Path file, String test, Predicate<String> exists) {
        List<String> ids = new ArrayList<>();
        Matcher name = pattern.matcher(Checkout.text(file));
        while (name.find()) {
            ids.addAll(ClauseIds.in(name.group(1).replaceAll("\"\\s*\\+\\s*\"", ""), exists));
        }
        ids.forEach(id -> tests.computeIfAbsent(id, none -> new TreeSet<>()).add(test));
        return ids;
    }
}
