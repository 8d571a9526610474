package org.rollcall.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.measure.AttendanceTally;

/** Our measures against the figures that the Department for Education published for 2024/25, where a copy lies near. */
class PublishedFiguresTest {
    private static final Path PUBLISHED = Path.of(
            System.getProperty("rollcall.published-figures", "../../shared/data/ees_ytd_2024-25_full_year.csv"));

    @Test
    void absenceRecomputedFromCountsIsTheAbsenceThatWasPublished() throws IOException {
        assumeThat(PUBLISHED).exists();
        // Given
        List<Map<String, String>> rows = rows();

        // When
        List<String> disagreeing = new ArrayList<>();
        int compared = 0;
        for (Map<String, String> row : rows) {
            if (fits(row)) {
                compared++;
                AttendanceTally tally = tally(row);
                compare(row, "overall_absence_perc", tally.percentAbsent().orElseThrow(), disagreeing);
                compare(row, "attendance_perc", tally.percentAttended().orElseThrow(), disagreeing);
            }
        }

        // Then
        assertThat(compared).isGreaterThan(400);
        assertThat(disagreeing).isEmpty();
    }

    private static void compare(Map<String, String> row, String column, String ours, List<String> disagreeing) {
        String published = new BigDecimal(row.getOrDefault(column, ""))
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
        if (!ours.equals(published)) {
            disagreeing.add(row.get("la_name") + "/" + row.get("school_type") + " " + column + ": published "
                    + published + ", recomputed " + ours);
        }
    }

    private static AttendanceTally tally(Map<String, String> row) {
        return new AttendanceTally(
                count(row, "possible_sessions"),
                count(row, "overall_attendance"),
                count(row, "authorised_absence"),
                count(row, "unauthorised_absence"),
                count(row, "late_sessions"));
    }

    private static int count(Map<String, String> row, String column) {
        return Integer.parseInt(row.getOrDefault(column, ""));
    }

    // Left out: what is not published, England (more sessions than a tally holds, far more than any trust has), and the
    // regions' totals, which the Department weights by school type because not every school shares its data.
    private static boolean fits(Map<String, String> row) {
        boolean weighted =
                !"Local authority".equals(row.get("geographic_level")) && "Total".equals(row.get("school_type"));
        return !weighted
                && row.getOrDefault("possible_sessions", "").matches("\\d{1,9}")
                && row.getOrDefault("overall_absence_perc", "").matches("[0-9.]+");
    }

    private static List<Map<String, String>> rows() throws IOException {
        List<String> lines = Files.readAllLines(PUBLISHED);
        List<String> header = cells(lines.getFirst());
        return lines.stream()
                .skip(1)
                .map(line -> {
                    List<String> cells = cells(line);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < cells.size(); i++) {
                        row.put(header.get(i), cells.get(i));
                    }
                    return row;
                })
                .toList();
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).stream()
                .map(cell -> cell.replace("\"", ""))
                .toList();
    }
}
