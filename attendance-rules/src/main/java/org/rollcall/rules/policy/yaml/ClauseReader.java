package org.rollcall.rules.policy.yaml;

import java.util.List;
import org.rollcall.rules.policy.Clause;
import org.rollcall.rules.policy.PolicyRefused;

/** Reads a clause file; of each clause what is shown to people, while its parameters stay with the file's readers. */
public final class ClauseReader {

    private ClauseReader() {}

    /**
     * The clauses of a file in its order.
     *
     * @throws PolicyRefused naming the line, if the text is no clause file
     */
    public static List<Clause> read(String file, String text) {
        return YamlValue.root(file, text).get("clauses").list().stream()
                .map(ClauseReader::clause)
                .toList();
    }

    private static Clause clause(YamlValue item) {
        YamlMap map = item.map();
        return new Clause(
                map.get("id").text(),
                map.get("section").text(),
                map.get("says").text(),
                map.get("kind").text(),
                map.get("service").text());
    }
}
