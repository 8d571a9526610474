package org.rollcall.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.localstack.testing.BatchCost;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.reporting.RecordedStatements;
import org.rollcall.reporting.ingest.IngestFixture.Sent;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class ReportingCostIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    private static final int WARM_UPS = 60;
    private static final int MEASURED = 8;
    private static final int PUPILS = 30;

    @Inject
    IngestFixture ingest;

    @Inject
    DataSource database;

    @Inject
    RecordedStatements statements;

    @Test
    @DisplayName("A register of 30 is two statements, one commit, a row for each mark and five counts")
    void aLoneRegister() {
        // Given
        List<SchoolFixture> schools = List.of(school(740_001));

        // When
        BatchCost cost = lowest(schools);

        // Then
        assertThat(ownStatements(schools)).satisfiesExactly(ReportingCostIT::marks, ReportingCostIT::stream);
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.rows()).isEqualTo(Map.of("mark_state", 30, "rollup", 5, "live_event", 1));
        assertThat(cost.bytes()).isLessThan(180_000);
    }

    @Test
    @DisplayName("Twenty registers in a batch are two statements and one commit too")
    void twentyRegistersTogether() {
        // Given
        List<SchoolFixture> schools =
                IntStream.range(0, 20).mapToObj(i -> school(740_100 + i)).toList();

        // When
        BatchCost cost = lowest(schools);

        // Then
        assertThat(ownStatements(schools)).satisfiesExactly(ReportingCostIT::marks, ReportingCostIT::stream);
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.rows()).isEqualTo(Map.of("mark_state", 600, "rollup", 100, "live_event", 20));
        assertThat(cost.bytes()).isLessThan(1_050_000);
    }

    private SchoolFixture school(int urn) {
        SchoolFixture school = new SchoolFixture(urn);
        List<Sent> events = new ArrayList<>(List.of(Sent.of(school.classOf(0, 3, 1))));
        for (int pupil = 0; pupil < PUPILS; pupil++) {
            events.add(Sent.of(school.admitted(pupil, 0, 3, 1)));
        }
        ingest.takeBatch(events);
        return school;
    }

    private BatchCost lowest(List<SchoolFixture> schools) {
        List<Integer> urns = schools.stream().map(SchoolFixture::urn).toList();
        return Stream.iterate(0, day -> day + 1)
                .limit(WARM_UPS + MEASURED)
                .map(day -> {
                    List<Sent> batch = batch(schools, day);
                    return BatchCost.of(database, urns, () -> ingest.takeBatch(batch));
                })
                .skip(WARM_UPS)
                .peek(cost -> cost.rows().keySet().removeAll(List.of("inbox", "consumer_progress")))
                .min(Comparator.comparingLong(BatchCost::commits).thenComparingLong(BatchCost::bytes))
                .orElseThrow();
    }

    private List<String> ownStatements(List<SchoolFixture> schools) {
        List<Sent> batch = batch(schools, WARM_UPS + MEASURED);
        statements.taken();
        ingest.takeBatch(batch);
        return statements.taken().stream()
                .filter(sql -> Stream.of("inbox", "outbox", "consumer_progress", "set_config", "dead_letter")
                        .noneMatch(sql::contains))
                .toList();
    }

    private static List<Sent> batch(List<SchoolFixture> schools, int day) {
        return schools.stream()
                .map(school -> Sent.of(school.register(FIRST.plusDays(day), "AM", 0, PUPILS, Map.of())))
                .toList();
    }

    private static void marks(String sql) {
        assertThat(sql).contains("INSERT INTO mark_state", "INSERT INTO pupil_month", "INSERT INTO rollup");
    }

    private static void stream(String sql) {
        assertThat(sql).contains("pg_advisory_xact_lock", "INSERT INTO live_event", "pg_notify");
    }
}
