package org.rollcall.leave.school;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.register.CalendarChanged;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.events.register.SchoolConfigured;
import org.rollcall.leave.RecordedStatements;
import org.rollcall.localstack.testing.BatchCost;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class LeaveCostIT {
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    private static final int WARM_UPS = 60;
    private static final int MEASURED = 8;
    private static final int PUPILS = 30;
    private static final Instant AT = Instant.parse("2026-09-07T08:00:00Z");
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000_000);
    /** How the statements begin that write what events say, or read and erase it; pollers run others meanwhile. */
    private static final List<String> OWN = List.of(
            "INSERT INTO pupil",
            "INSERT INTO told",
            "INSERT INTO school",
            "INSERT INTO calendar",
            "WITH gone",
            "DELETE",
            "UPDATE",
            "SELECT *");

    @Inject
    RegisterEventsConsumer consumer;

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    @Inject
    RecordedStatements statements;

    @Test
    @DisplayName("A register of 30 is one statement, one commit and one row")
    void aLoneRegister() {
        // Given
        List<Integer> schools = List.of(940_001);

        // When
        BatchCost cost = lowest(schools);

        // Then
        assertThat(ownStatements(batch(schools, WARM_UPS + MEASURED)))
                .satisfiesExactly(sql -> assertThat(sql).startsWith("INSERT INTO told_marks"));
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.rows()).isEqualTo(Map.of("told_marks", 1));
        assertThat(cost.bytes()).isLessThan(100_000);
    }

    @Test
    @DisplayName("Twenty registers in a batch are one statement and one commit too")
    void twentyRegistersTogether() {
        // Given
        List<Integer> schools =
                IntStream.range(0, 20).mapToObj(i -> 940_100 + i).toList();

        // When
        BatchCost cost = lowest(schools);

        // Then
        assertThat(ownStatements(batch(schools, WARM_UPS + MEASURED))).hasSize(1);
        assertThat(cost.commits()).isEqualTo(1);
        assertThat(cost.rows()).isEqualTo(Map.of("told_marks", 20));
        assertThat(cost.bytes()).isLessThan(500_000);
    }

    @Test
    @DisplayName("Whatever a batch holds, it is five statements at most")
    void everyKindOfEventTogether() {
        // Given
        List<Event> events = new ArrayList<>(batch(List.of(940_201, 940_202), 0));
        for (int urn : List.of(940_201, 940_202)) {
            events.add(new SchoolConfigured(urn, 1, "Test School", "PRIMARY", "202", "90001", List.of(), List.of()));
            events.add(new CalendarChanged(urn, 1, "2026-27", List.of(), List.of()));
            for (int pupil = 0; pupil < PUPILS; pupil++) {
                events.add(new PupilAdmitted(
                        urn, 1, new UUID(urn, pupil), FIRST, 4, UUID.randomUUID(), FIRST, null, "202", List.of()));
            }
            events.add(new PupilPurged(urn, 2, new UUID(urn, 0), AT));
            events.add(new PupilPurged(urn, 2, new UUID(urn, 1), AT));
        }

        // When
        List<String> run = ownStatements(events);

        // Then
        assertThat(run).hasSize(5);
    }

    private BatchCost lowest(List<Integer> urns) {
        return Stream.iterate(0, day -> day + 1)
                .limit(WARM_UPS + MEASURED)
                .map(day -> {
                    ConsumerRecords<String, byte[]> batch = records(batch(urns, day));
                    return BatchCost.of(database, urns, () -> take(batch));
                })
                .skip(WARM_UPS)
                .peek(cost -> cost.rows().keySet().removeAll(List.of("inbox", "consumer_progress")))
                .min(Comparator.comparingLong(BatchCost::commits).thenComparingLong(BatchCost::bytes))
                .orElseThrow();
    }

    private List<String> ownStatements(List<Event> events) {
        ConsumerRecords<String, byte[]> batch = records(events);
        statements.taken();
        take(batch);
        return statements.taken().stream()
                .filter(sql -> OWN.stream().anyMatch(sql::startsWith))
                .toList();
    }

    private void take(ConsumerRecords<String, byte[]> batch) {
        consumer.take(batch).await().atMost(Duration.ofSeconds(20));
    }

    private static List<Event> batch(List<Integer> urns, int day) {
        return urns.stream()
                .<Event>map(urn -> new RegisterTaken(
                        urn,
                        FIRST.plusDays(day),
                        "AM",
                        new UUID(urn, 999),
                        1,
                        AT,
                        AT,
                        "LIVE",
                        null,
                        IntStream.range(0, PUPILS)
                                .mapToObj(pupil -> new RegisterTaken.Mark(new UUID(urn, pupil), "/", null, 1))
                                .toList()))
                .toList();
    }

    private ConsumerRecords<String, byte[]> records(List<Event> events) {
        List<ConsumerRecord<String, byte[]>> records =
                events.stream().map(this::record).toList();
        return new ConsumerRecords<>(Map.of(new TopicPartition("events", 0), records), Map.of());
    }

    private ConsumerRecord<String, byte[]> record(Event event) {
        try {
            ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                    "events", 0, OFFSETS.incrementAndGet(), String.valueOf(event.urn()), json.writeValueAsBytes(event));
            record.headers()
                    .add("ce_id", bytes(UUID.randomUUID().toString()))
                    .add("ce_type", bytes(EventTypes.typeOf(event)))
                    .add("ce_subject", bytes(event.subject()));
            return record;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
