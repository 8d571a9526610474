package org.rollcall.reporting.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a trust does not get to see: groups of fewer than five pupils, counts of one to four pupils, and one more of
 * each where a single gap could be filled from the total.
 */
final class SuppressionRules {
    /** The smallest number of pupils that is shown. */
    static final int SMALLEST = 5;

    private SuppressionRules() {}

    static List<SummaryRow> apply(List<SummaryRow> rows) {
        List<SummaryRow> shown = withoutSmallGroups(rows);
        shown = withoutSmallCounts(shown, SummaryRow::persistentlyAbsent, SummaryRow::withoutPersistent);
        return withoutSmallCounts(shown, SummaryRow::severelyAbsent, SummaryRow::withoutSevere);
    }

    private static List<SummaryRow> withoutSmallGroups(List<SummaryRow> rows) {
        return hide(rows, SummaryRow::pupils, pupils -> pupils < SMALLEST, SummaryRow::hidden);
    }

    private static List<SummaryRow> withoutSmallCounts(
            List<SummaryRow> rows, Function<SummaryRow, @Nullable Integer> count, UnaryOperator<SummaryRow> without) {
        return hide(rows, count, number -> number > 0 && number < SMALLEST, without);
    }

    private interface Small {
        boolean test(int number);
    }

    private static List<SummaryRow> hide(
            List<SummaryRow> rows,
            Function<SummaryRow, @Nullable Integer> count,
            Small small,
            UnaryOperator<SummaryRow> without) {
        List<SummaryRow> shown = new ArrayList<>(rows);
        List<Integer> visible = IntStream.range(0, rows.size())
                .boxed()
                .filter(i -> count.apply(rows.get(i)) != null)
                .toList();
        List<Integer> hidden = visible.stream()
                .filter(i -> small.test(number(count, rows.get(i))))
                .toList();
        hidden.forEach(i -> shown.set(i, without.apply(rows.get(i))));
        if (hidden.size() == 1 && rows.size() - visible.size() == 0) {
            visible.stream()
                    .filter(i -> !hidden.contains(i))
                    .min(Comparator.comparingInt(i -> number(count, rows.get(i))))
                    .ifPresent(i -> shown.set(i, without.apply(rows.get(i))));
        }
        return shown;
    }

    private static int number(Function<SummaryRow, @Nullable Integer> count, SummaryRow row) {
        Integer number = count.apply(row);
        return number == null ? 0 : number;
    }
}
