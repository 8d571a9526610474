package org.rollcall.escalation.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.settle;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.CENTRAL;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.approveAll;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.get;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.held;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.letters;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.of;
import static org.rollcall.escalation.deadletter.DeadLetterCalls.post;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.Topics;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class DeadLettersIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);

    @Inject
    EventsFixture events;

    @Inject
    OwnerOfTables owner;

    @BeforeEach
    void startOfTerm() {
        clock("2026-09-03T06:00:00Z");
    }

    @Test
    void aRecordOfALaterVersionHoldsItsClassesLettersUntilItIsDismissed() {
        // Given
        PlayedSchool school = school();
        UUID pupil = school.pupils.getFirst();
        school.pupils.forEach(child -> events.tell(school.people(child)));
        String subject = school.urn + "/2026-09-04/AM/" + school.classId;
        tell(UUID.randomUUID(), "RegisterTaken.v9", String.valueOf(school.urn), subject);
        threeDaysAway(school);
        approveAll(school.urn, pupil);
        settle();
        assertThat(letters(school.urn, pupil)).isNotEmpty().containsOnly("APPROVED");
        String id = get(CENTRAL, of(school.urn) + "?state=HELD")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("nextCursor", nullValue())
                .body("items[0].service", equalTo("escalation"))
                .body("items[0].urn", equalTo(school.urn))
                .body("items[0].type", equalTo("RegisterTaken.v9"))
                .body("items[0].subject", equalTo(subject))
                .body("items[0].failure", equalTo("IllegalArgumentException"))
                .extract()
                .path("items[0].deadLetterId");

        // When
        post(CENTRAL, of(school.urn) + "/" + id + "/replay", Map.of())
                .statusCode(422)
                .body("code", equalTo("replay-failed"));

        // Then
        settle();
        assertThat(held(school.urn)).containsExactly(id);
        assertThat(letters(school.urn, pupil)).containsOnly("APPROVED");

        // When
        post(CENTRAL, of(school.urn) + "/" + id + "/dismissal", Map.of("reason", "the register was paper"))
                .statusCode(200)
                .body("state", equalTo("DISMISSED"))
                .body("reason", equalTo("the register was paper"))
                .body("decidedBy.name", equalTo("Test Person"))
                .body("decidedBy.role", equalTo("central"));

        // Then
        settle();
        assertThat(letters(school.urn, pupil)).containsOnly("SENT");
        post(CENTRAL, of(school.urn) + "/" + id + "/dismissal", Map.of("reason", "again"))
                .statusCode(409)
                .body("code", equalTo("dead-letter-decided"));
        post(CENTRAL, of(school.urn) + "/" + id + "/replay", Map.of()).statusCode(409);
        assertThat(owner.one(
                        school.urn,
                        "SELECT string_agg(action || ' by ' || name || ' (' || role || ')', ', ' ORDER BY id)"
                                + " FROM dead_letter_audit WHERE dead_letter_id = '" + id + "'"))
                .isEqualTo("REPLAY_FAILED by Test Person (central), DISMISSED by Test Person (central)");
    }

    @Test
    void aRecordWhoseFaultIsGoneIsReplayedOnceAndWhatItHeldLeaves() {
        // Given
        PlayedSchool school = school();
        UUID pupil = school.pupils.getFirst();
        UUID secondClass = UUID.randomUUID();
        school.pupils.forEach(child -> events.tell(school.people(child)));
        settle();
        owner.whileLocked("school_class", () -> {
            events.tell(new ClassChanged(school.urn, 1, secondClass, "4B", 4));
            settle();
        });
        threeDaysAway(school);
        approveAll(school.urn, pupil);
        settle();
        assertThat(letters(school.urn, pupil)).isNotEmpty().containsOnly("APPROVED");
        String replay = of(school.urn) + "/" + held(school.urn).getFirst() + "/replay";

        // When
        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> post(CENTRAL, replay, Map.of()).extract().statusCode()))
                .limit(3)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
        settle();
        assertThat(letters(school.urn, pupil)).containsOnly("SENT");
        assertThat(owner.one(school.urn, "SELECT name FROM school_class WHERE class_id = '" + secondClass + "'"))
                .isEqualTo("4B");
        get(CENTRAL, of(school.urn) + "?state=REPLAYED").body("items", hasSize(1));
    }

    @Test
    void aPeopleRecordIsReadAgainFromItsTopicBecauseNothingOfItWasKept() {
        // Given
        PlayedSchool school = school();
        UUID pupil = school.pupils.getFirst();
        owner.whileLocked("people", () -> {
            events.tell(school.people(pupil));
            settle();
        });
        threeDaysAway(school);
        String id = held(school.urn).getFirst();
        assertThat(owner.one(school.urn, "SELECT payload FROM dead_letter WHERE dead_letter_id = '" + id + "'"))
                .isEqualTo("null");

        // When
        post(CENTRAL, of(school.urn) + "/" + id + "/replay", Map.of())
                .statusCode(200)
                .body("state", equalTo("REPLAYED"));

        // Then
        approveAll(school.urn, pupil);
        settle();
        assertThat(letters(school.urn, pupil)).isNotEmpty().containsOnly("SENT");
    }

    @Test
    void aRecordThatTheTopicDoesNotHoldAnyMoreIsHeldOn() {
        // Given
        PlayedSchool school = school();
        owner.whileLocked("people", () -> {
            events.tell(school.people(school.pupils.getFirst()));
            settle();
        });
        String id = held(school.urn).getFirst();
        owner.run("UPDATE dead_letter SET record_offset = 99999999 WHERE dead_letter_id = '" + id + "'");

        // When
        post(CENTRAL, of(school.urn) + "/" + id + "/replay", Map.of())
                .statusCode(409)
                .body("code", equalTo("record-gone"));

        // Then
        assertThat(held(school.urn)).containsExactly(id);
    }

    @Test
    void howManyRecordsAreHeldIsAMetric() {
        // Given
        PlayedSchool school = school();
        settle();

        // When
        tell(UUID.randomUUID(), "RegisterTaken.v9", String.valueOf(school.urn), "");
        settle();

        // Then
        await().until(() -> metric() >= 1);
        get(CENTRAL, of(school.urn) + "?state=DISMISSED").body("items", empty());
    }

    private static double metric() {
        return get(CENTRAL, "/q/metrics")
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("rollcall_dead_letters_held"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    private PlayedSchool school() {
        PlayedSchool school = new PlayedSchool(1, "709");
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        settle();
        return school;
    }

    private void threeDaysAway(PlayedSchool school) {
        MONDAY.datesUntil(MONDAY.plusDays(3))
                .forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        settle();
    }

    private void tell(UUID id, String type, String key, String subject) {
        events.tell(id, Topics.REGISTER, key, type, subject, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
