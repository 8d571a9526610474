package org.rollcall.reporting.summary;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.reporting.standing.SchoolName;
import org.rollcall.reporting.standing.StandingStore;

/** Sums up the attendance of one or several schools, pooled from counts. */
@ApplicationScoped
class SummariseAttendance {
    private final SummaryStore store;
    private final StandingStore standing;

    SummariseAttendance(SummaryStore store, StandingStore standing) {
        this.store = store;
        this.standing = standing;
    }

    /** The rows in their order. The transaction must see the schools. */
    Uni<List<SummaryRow>> of(SqlConnection transaction, List<SchoolName> schools, SummaryRequest request) {
        List<Integer> urns = schools.stream().map(SchoolName::urn).toList();
        return switch (request.by()) {
            case TERM ->
                standing.terms(transaction, urns)
                        .chain(terms -> byPeriod(transaction, urns, request, NamedPeriod.terms(terms)));
            case HALF_TERM ->
                standing.terms(transaction, urns)
                        .chain(terms -> byPeriod(transaction, urns, request, NamedPeriod.halfTerms(terms)));
            case CLASS ->
                standing.classNames(transaction, urns)
                        .map(classes -> classes.stream()
                                .collect(Collectors.toMap(
                                        c -> c.classId().toString(), c -> c.name(), (first, second) -> first)))
                        .chain(names -> rows(transaction, urns, request, List.of(), names));
            case SCHOOL ->
                rows(
                        transaction,
                        urns,
                        request,
                        List.of(),
                        schools.stream().collect(Collectors.toMap(s -> String.valueOf(s.urn()), SchoolName::name)));
            default -> rows(transaction, urns, request, List.of(), Map.of());
        };
    }

    private Uni<List<SummaryRow>> byPeriod(
            SqlConnection transaction, List<Integer> urns, SummaryRequest request, List<NamedPeriod> periods) {
        Map<String, String> names = periods.stream()
                .collect(Collectors.toMap(NamedPeriod::key, NamedPeriod::label, (first, second) -> first));
        return rows(transaction, urns, request, periods, names);
    }

    private Uni<List<SummaryRow>> rows(
            SqlConnection transaction,
            List<Integer> urns,
            SummaryRequest request,
            List<NamedPeriod> periods,
            Map<String, String> names) {
        Breakdown by = request.by();
        return store.read(transaction, urns, request.period(), by, periods)
                .map(figures -> figures.stream()
                        .sorted(Comparator.comparing(Figures::key, by.order()))
                        .map(row -> SummaryRow.of(
                                row, Labels.of(by, row.key(), request.period().to(), names)))
                        .toList());
    }
}
