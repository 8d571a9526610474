package org.rollcall.reporting.summary;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.rollcall.rules.measure.AttendanceTally;

/** Reads the counts of summaries. */
@ApplicationScoped
class SummaryStore {
    /** The rows of a breakdown in no order; periods are only asked for where the breakdown is by them. */
    Uni<List<Figures>> read(
            SqlConnection transaction, List<Integer> urns, Period period, Breakdown by, List<NamedPeriod> periods) {
        Tuple values = Tuple.tuple()
                .addValue(urns.toArray(Integer[]::new))
                .addLocalDate(period.from())
                .addLocalDate(period.to())
                .addLocalDate(period.wholeMonthsFrom())
                .addLocalDate(period.wholeMonthsUntil());
        if (by.source() == Breakdown.Source.PERIODS) {
            values.addValue(periods.stream().map(NamedPeriod::urn).toArray(Integer[]::new))
                    .addValue(periods.stream().map(NamedPeriod::first).toArray(LocalDate[]::new))
                    .addValue(periods.stream().map(NamedPeriod::last).toArray(LocalDate[]::new))
                    .addValue(periods.stream().map(NamedPeriod::key).toArray(String[]::new));
        }
        return transaction
                .preparedQuery(SummaryQuery.of(by))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SummaryStore::figures)
                        .toList());
    }

    private static Figures figures(Row row) {
        return new Figures(
                row.getString("key"),
                row.getInteger("pupils"),
                row.getInteger("persistent"),
                row.getInteger("severe"),
                new AttendanceTally(
                        row.getInteger("possible"),
                        row.getInteger("attended"),
                        row.getInteger("authorised"),
                        row.getInteger("unauthorised"),
                        row.getInteger("lates")));
    }
}
