package org.rollcall.leave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.leave.SchoolFixture.form;
import static org.rollcall.leave.SchoolFixture.request;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.support.outbox.Outbox;

/** The outbox and the inbox that every service has, against real PostgreSQL and Kafka. */
@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "leave"))
class DeliveryIT {
    private static final AtomicInteger NEXT_URN = new AtomicInteger(950_000);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** The lock that a relay takes for a school. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7655, %d)";

    @Inject
    DataSource database;

    @Inject
    Outbox outbox;

    @Inject
    EventsFixture events;

    @Inject
    SchoolFixture schools;

    @Test
    void aSchoolsEventsLeaveInTheOrderTheyWereWritten() throws SQLException {
        // Given
        int urn = NEXT_URN.incrementAndGet();
        List<String> written = new ArrayList<>();

        // When
        for (int i : IntStream.range(0, 60).toArray()) {
            try (Connection connection = database.getConnection()) {
                written.add(write(connection, urn));
            }
            if (i % 3 == 0) {
                outbox.wake(urn);
            }
        }

        // Then
        outbox.wake(urn);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(urn)).isEqualTo(written));
    }

    @Test
    void aRowThatCommitsLateIsNotSkipped() throws SQLException {
        // Given
        int urn = NEXT_URN.incrementAndGet();
        try (Connection slow = database.getConnection();
                Connection quick = database.getConnection()) {
            slow.setAutoCommit(false);
            String lower = write(slow, urn);
            String higher = write(quick, urn);
            outbox.wake(urn);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(urn)).containsExactly(higher));

            // When
            slow.commit();

            // Then
            outbox.wake(urn);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(urn)).containsExactly(higher, lower));
        }
    }

    @Test
    void whileAnotherRelayHasTheSchoolItsRowsWaitAndNobodyElses() throws SQLException {
        // Given
        int held = NEXT_URN.incrementAndGet();
        int free = NEXT_URN.incrementAndGet();
        List<String> waiting = new ArrayList<>();
        try (Connection relay = database.getConnection();
                Connection writer = database.getConnection()) {
            relay.setAutoCommit(false);
            execute(relay, LOCK.formatted(held));
            waiting.add(write(writer, held));
            waiting.add(write(writer, held));
            outbox.wake(held);

            // When
            String passing = write(writer, free);
            outbox.wake(free);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(free)).containsExactly(passing));

            // Then
            assertThat(ids(held)).isEmpty();
            relay.commit();
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(held)).isEqualTo(waiting));
    }

    @Test
    void aRecordThatKafkaRefusesHoldsUpItsOwnSchoolOnly() throws SQLException {
        // Given
        int first = NEXT_URN.incrementAndGet();
        int refused = NEXT_URN.incrementAndGet();
        int free = NEXT_URN.incrementAndGet();
        String passing;
        try (Connection writer = database.getConnection()) {
            write(writer, first);
            String tooLarge = write(writer, refused);
            execute(
                    writer,
                    "UPDATE outbox SET payload = repeat('x', 1100000) WHERE event_id = '%s'".formatted(tooLarge));
            passing = write(writer, free);

            // When
            outbox.wake(first);
            outbox.wake(refused);
            outbox.wake(free);

            // Then
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(ids(free)).contains(passing));
            assertThat(ids(refused)).isEmpty();
            execute(writer, "DELETE FROM outbox WHERE event_id = '%s'".formatted(tooLarge));
        }
    }

    @Test
    void anEventThatIsToldTwiceCountsOnce() {
        // Given
        schools.clock("2026-09-07T08:00:00Z");
        int urn = schools.open("kings-cross-2024");
        UUID pupil = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        PupilAdmitted admission = schools.admission(urn, pupil, 1);
        events.tell(id, admission);

        // When
        events.tell(id, gone(schools.admission(urn, pupil, 2)));
        schools.settle();

        // Then
        request(urn, "office", form(pupil)).statusCode(201);
    }

    @Test
    void whatCannotBeProcessedIsSetAsideAndTheRestGoesOn() throws SQLException {
        // Given
        schools.clock("2026-09-07T08:00:00Z");
        int urn = schools.open("kings-cross-2024");
        UUID pupil = UUID.randomUUID();
        UUID laterVersion = UUID.randomUUID();
        UUID nonsense = UUID.randomUUID();
        UUID unknownType = UUID.randomUUID();

        // When
        events.tell(laterVersion, "PupilAdmitted.v2", urn, urn + "/pupils/x", bytes("{\"secret\":\"Person\"}"));
        events.tell(nonsense, "PupilAdmitted.v1", urn, urn + "/pupils/y", bytes("\"Secret Person\""));
        events.tell(unknownType, "MealServed.v1", urn, urn + "/meals/z", bytes("{}"));
        events.tell(schools.admission(urn, pupil, 1));
        schools.settle();

        // Then
        request(urn, "office", form(pupil)).statusCode(201);
        assertThat(strings("SELECT event_id::text FROM dead_letter WHERE state = 'HELD' AND urn = " + urn))
                .containsExactlyInAnyOrder(laterVersion.toString(), nonsense.toString());
        assertThat(strings("SELECT failure FROM dead_letter WHERE urn = " + urn))
                .allSatisfy(failure -> assertThat(failure).doesNotContain("Person"));
        assertThat(events.told(Topics.REGISTER + Topics.DEAD_LETTER_SUFFIX, urn))
                .extracting(EventsFixture.Told::id)
                .containsExactlyInAnyOrder(laterVersion.toString(), nonsense.toString());
    }

    private static PupilAdmitted gone(PupilAdmitted entry) {
        return new PupilAdmitted(
                entry.urn(),
                entry.revision(),
                entry.pupilId(),
                entry.dateOfBirth(),
                entry.yearGroup(),
                entry.classId(),
                entry.startDate(),
                LocalDate.of(2026, 9, 4),
                entry.homeLaCode(),
                entry.siblings());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> ids(int urn) {
        return events.told(Topics.LEAVE, urn).stream()
                .map(EventsFixture.Told::id)
                .toList();
    }

    private static String write(Connection connection, int urn) throws SQLException {
        String id = UUID.randomUUID().toString();
        execute(
                connection,
                "INSERT INTO outbox (event_id, topic, urn, key, type, subject, payload) VALUES ('%s', '%s', %d, '%d', 'Told.v1', 'x', '{}')"
                        .formatted(id, Topics.LEAVE, urn, urn));
        return id;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
