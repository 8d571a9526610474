package org.rollcall.localstack.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The published figures that shape the demonstration; their sources stand beside the tables. */
final class DfeFigures {
    /**
     * Pupils whose absence lies in a band.
     *
     * @param from lower end, per cent
     * @param to upper end, per cent
     * @param primary pupils of primary schools, per 10,000
     * @param secondary pupils of secondary schools, per 10,000
     */
    record Band(int from, int to, int primary, int secondary) {
        int of(DemoSchool school) {
            return school.isPrimary() ? primary : secondary;
        }
    }

    private DfeFigures() {}

    /** Sessions with each code, per 100,000 possible ones. */
    static Map<String, Integer> codeShares(DemoSchool school) {
        Map<String, Integer> shares = new LinkedHashMap<>();
        table("code-shares.csv")
                .forEach(row -> shares.put(row.get(0), Integer.parseInt(row.get(school.isPrimary() ? 1 : 2))));
        return shares;
    }

    static List<Band> bands() {
        return table("absence-bands.csv").stream()
                .map(row -> row.stream().map(Integer::parseInt).toList())
                .map(row -> new Band(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }

    private static List<List<String>> table(String name) {
        try (InputStream in = Objects.requireNonNull(DfeFigures.class.getResourceAsStream("/demo/" + name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
