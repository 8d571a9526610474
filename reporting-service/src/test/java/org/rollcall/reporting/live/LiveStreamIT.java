package org.rollcall.reporting.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Event;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.FindingRaised;
import org.rollcall.events.escalation.FindingRetracted;
import org.rollcall.events.escalation.LetterIssued;
import org.rollcall.events.register.RegisterClosed;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.localstack.testing.TestTokens;
import org.rollcall.reporting.ingest.IngestFixture;
import org.rollcall.reporting.ingest.SchoolFixture;
import org.rollcall.reporting.live.StreamFixture.Frame;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class LiveStreamIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Inject
    IngestFixture ingest;

    @TestHTTPResource("/api/v1")
    @SuppressWarnings("NullAway.Init") // set by the test framework
    URI api;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @ConfigProperty(name = "rollcall.topic-prefix")
    String prefix;

    private StreamFixture open(String path, String group) {
        return StreamFixture.open(api + path, TestTokens.token("listener", group), null);
    }

    private void publish(String topic, Event... events) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            for (Event event : events) {
                producer.send(ingest.toSend(prefix + topic, event)).get();
            }
        }
    }

    private static FindingRaised finding(SchoolFixture school) {
        return new FindingRaised(
                school.urn(),
                1,
                UUID.randomUUID(),
                school.pupil(3),
                "unexplained-day-3-visit",
                MONDAY,
                SchoolFixture.AT);
    }

    @Test
    void whatHappensReachesTheOfficerWithItsIdsAndATeacherWithoutThem() throws Exception {
        // Given
        SchoolFixture school = new SchoolFixture(720_001);
        try (StreamFixture officer = open("/schools/720001/live", "/schools/720001/attendance-officer");
                StreamFixture teacher = open("/schools/720001/live", "/schools/720001/teacher")) {
            assertThat(officer.nextOfAny().event()).isEqualTo("heartbeat");
            assertThat(teacher.nextOfAny().event()).isEqualTo("heartbeat");
            FindingRaised raised = finding(school);

            // When
            publish(Topics.REGISTER, school.register(MONDAY, "AM", 1, 3, Map.of()));
            Frame figures = officer.next();
            publish(Topics.ESCALATION, raised);

            // Then
            JsonObject told = officer.next().json();
            assertThat(figures.event()).isEqualTo("figures");
            assertThat(told.getString("ruleId")).isEqualTo("unexplained-day-3-visit");
            assertThat(told.getString("pupilId")).isEqualTo(school.pupil(3).toString());
            assertThat(told.getString("findingId")).isEqualTo(raised.findingId().toString());
            assertThat(told.getString("state")).isEqualTo("OPEN");
            assertThat(told.getInteger("urn")).isEqualTo(720_001);
            assertThat(teacher.next().event()).isEqualTo("figures");
            Frame seen = teacher.next();
            assertThat(seen.event()).isEqualTo("finding");
            assertThat(seen.json().fieldNames()).containsExactlyInAnyOrder("kind", "at");
        }
    }

    @Test
    void theTrustHearsAtWhichSchoolButNeverWhom() throws Exception {
        // Given
        SchoolFixture school = new SchoolFixture(720_002);
        ingest.take(school.configured("72002"));
        try (StreamFixture trust = open("/trusts/72002/live", "/trusts/72002/central")) {
            trust.nextOfAny();
            FindingRaised raised = finding(school);

            // When
            publish(
                    Topics.ESCALATION,
                    new LetterIssued(
                            school.urn(),
                            1,
                            UUID.randomUUID(),
                            raised.findingId(),
                            school.pupil(3),
                            raised.ruleId(),
                            "SENT",
                            SchoolFixture.AT));

            // Then
            Frame seen = trust.next();
            assertThat(seen.event()).isEqualTo("letter");
            assertThat(seen.json().fieldNames()).containsExactlyInAnyOrder("kind", "urn", "at");
        }
    }

    @Test
    void aReaderResumesAfterTheLastEventItHad() throws Exception {
        // Given
        SchoolFixture school = new SchoolFixture(720_003);
        FindingRaised raised = finding(school);
        String lastId;
        try (StreamFixture first = open("/schools/720003/live", "/schools/720003/head")) {
            first.nextOfAny();
            publish(Topics.ESCALATION, raised);
            lastId = first.next().id();
        }
        publish(
                Topics.ESCALATION,
                new FindingRetracted(
                        school.urn(),
                        2,
                        raised.findingId(),
                        raised.pupilId(),
                        raised.ruleId(),
                        raised.occurrence(),
                        SchoolFixture.AT));

        // When
        try (StreamFixture again = StreamFixture.open(
                api + "/schools/720003/live", TestTokens.token("listener", "/schools/720003/head"), lastId)) {
            again.nextOfAny();

            // Then
            assertThat(again.next().json().getString("state")).isEqualTo("RETRACTED");
        }
    }

    @Test
    void aRegisterThatNobodyTookIsReportedMissing() throws Exception {
        // Given
        SchoolFixture school = new SchoolFixture(720_004);
        try (StreamFixture head = open("/schools/720004/live", "/schools/720004/head")) {
            head.nextOfAny();

            // When
            publish(
                    Topics.REGISTER,
                    new RegisterClosed(
                            school.urn(),
                            MONDAY,
                            "AM",
                            school.classId(1),
                            1,
                            SchoolFixture.AT,
                            List.of(school.pupil(0), school.pupil(1))));

            // Then
            Frame missing = head.next();
            assertThat(missing.event()).isEqualTo("register-missing");
            assertThat(missing.json().getBoolean("taken")).isFalse();
            assertThat(missing.json().getString("classId"))
                    .isEqualTo(school.classId(1).toString());
        }
    }

    @Test
    @DisplayName("ATT-A1.3.6 KCA-9.11 a register that is not complete in time is seen before it closes")
    void anOverdueRegisterIsReportedMissing() throws Exception {
        // Given
        SchoolFixture school = new SchoolFixture(720_014);
        try (StreamFixture head = open("/schools/720014/live", "/schools/720014/head")) {
            head.nextOfAny();

            // When
            publish(
                    Topics.REGISTER,
                    new RegisterOverdue(
                            school.urn(),
                            MONDAY,
                            "AM",
                            school.classId(1),
                            0,
                            SchoolFixture.AT,
                            false,
                            List.of(school.pupil(0)),
                            "KCA-9.11"));

            // Then
            Frame missing = head.next();
            assertThat(missing.event()).isEqualTo("register-missing");
            assertThat(missing.json().getJsonArray("pupilIds")).hasSize(1);
        }
    }

    @Test
    void theStreamEndsWhenTheTokenDoes() {
        // Given
        Map<String, Object> claims = TestTokens.claims("listener", "/schools/720005/head");
        claims.put("exp", Instant.now().getEpochSecond() + 2);

        // When
        try (StreamFixture stream = StreamFixture.open(api + "/schools/720005/live", TestTokens.sign(claims), null)) {

            // Then
            assertThat(stream.contentType()).startsWith("text/event-stream");
            assertThat(stream.nextOfAny().event()).isEqualTo("heartbeat");
            assertThat(stream.endsWithin(Duration.ofSeconds(10))).isTrue();
        }
    }

    @Test
    void aQuietStreamKeepsBeating() {
        // When
        try (StreamFixture stream = open("/schools/720008/live", "/schools/720008/office")) {

            // Then
            assertThat(stream.nextOfAny().event()).isEqualTo("heartbeat");
            assertThat(stream.nextOfAny().event()).isEqualTo("heartbeat");
            assertThat(stream.nextOfAny().event()).isEqualTo("heartbeat");
        }
    }

    @Test
    void anotherSchoolsStreamIsNotThere() {
        // When
        try (StreamFixture stream = open("/schools/720006/live", "/schools/720007/head")) {

            // Then
            assertThat(stream.status()).isEqualTo(404);
        }
    }
}
