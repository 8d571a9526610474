package org.rollcall.escalation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.findings;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.inbox;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.Event;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilUpdated;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class FaultsIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);

    @Inject
    EventsFixture events;

    @BeforeEach
    void startOfTerm() {
        clock("2026-09-03T06:00:00Z");
    }

    private static List<LocalDate> schoolDays(int count) {
        return MONDAY.datesUntil(MONDAY.plusDays(40))
                .filter(day -> day.getDayOfWeek().getValue() <= 5 && !day.equals(LocalDate.of(2026, 9, 18)))
                .limit(count)
                .toList();
    }

    private static Set<List<Object>> keys(List<Map<String, Object>> findings) {
        return findings.stream()
                .filter(finding -> !"RETRACTED".equals(finding.get("state")))
                .map(finding -> List.of(finding.get("ruleId"), finding.get("occurrence"), finding.get("state")))
                .collect(Collectors.toSet());
    }

    @Test
    void shuffledAndRepeatedEventsEndInTheSameFindingsAsEventsInTheirOrder() {
        // Given
        PlayedSchool ordered = new PlayedSchool(2, "703");
        PlayedSchool disordered = new PlayedSchool(2, "703");
        Map<UUID, Event> told = new LinkedHashMap<>();
        for (PlayedSchool school : List.of(ordered, disordered)) {
            List<Event> all = new ArrayList<>(school.opened());
            all.addAll(school.admitted());
            schoolDays(12).forEach(day -> all.addAll(school.day(day, Map.of(0, "N"))));
            schoolDays(12)
                    .subList(4, 6)
                    .forEach(day -> all.add(school.amended(0, day, "AM", "N", "I", MONDAY.plusDays(30))));
            if (school == ordered) {
                all.forEach(events::tell);
            } else {
                all.forEach(event -> told.put(UUID.randomUUID(), event));
            }
        }

        // When
        List<UUID> order = new ArrayList<>(told.keySet());
        order.addAll(List.copyOf(order).subList(0, 10));
        Collections.shuffle(order, new Random(7));
        order.forEach(id -> events.tell(id, told.get(id)));
        settle();

        // Then
        assertThat(keys(findings(disordered.urn, disordered.pupils.get(0))))
                .isNotEmpty()
                .isEqualTo(keys(findings(ordered.urn, ordered.pupils.get(0))));
    }

    @Test
    void aPoisonedRegisterIsSetAsideOthersGoOnAndNothingLeavesForItsClass() {
        // Given
        PlayedSchool school = new PlayedSchool(2, "704");
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.pupils.forEach(pupil -> events.tell(school.people(pupil)));
        String subject = school.urn + "/2026-09-04/AM/" + school.classId;

        // When
        events.tell(
                UUID.randomUUID(),
                Topics.REGISTER,
                String.valueOf(school.urn),
                "RegisterTaken.v1",
                subject,
                "{not json".getBytes(StandardCharsets.UTF_8));
        schoolDays(10).forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        settle();

        // Then
        assertThat(findings(school.urn, school.pupils.get(0)))
                .extracting(finding -> finding.get("ruleId"))
                .contains("continuous-absence-10-days");
        inbox("704", "").statusCode(200).body("items", empty());
    }

    @Test
    void aNotificationWaitsForNamesAndThenShowsItself() {
        // Given
        PlayedSchool school = new PlayedSchool(1, "705");
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        schoolDays(10).forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        settle();
        inbox("705", "").body("items", empty());

        // When
        PeopleRecord people = school.people(school.pupils.get(0));
        events.tell(people);
        settle();

        // Then
        inbox("705", "").body("items", hasSize(1)).body("items[0].data.pupil.address", equalTo("1 Test Street"));
    }

    @Test
    void marksOfAPupilAndSchoolThatAreUnknownYetAreEvaluatedWhenTheseArrive() {
        // Given
        PlayedSchool school = new PlayedSchool(1, "706");
        schoolDays(3).forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        settle();

        // When
        school.admitted().forEach(events::tell);
        school.opened().reversed().forEach(events::tell);
        clock("2026-09-30T16:00:00Z");
        events.tell(new PupilUpdated(
                school.urn,
                2,
                school.pupils.get(0),
                LocalDate.of(2017, 2, 3),
                3,
                school.classId,
                LocalDate.of(2026, 9, 3),
                null,
                "706",
                List.of()));
        settle();

        // Then
        assertThat(findings(school.urn, school.pupils.get(0)))
                .extracting(finding -> finding.get("ruleId"))
                .contains("unexplained-day-1-contact", "unexplained-day-3-letter");
    }

    @Test
    @DisplayName(
            "KCA-16.D3 an answer before the close of the third day stands in the way of the letter for nobody reached")
    void anAnswerIsAFactAtOnce() {
        // Given
        PlayedSchool school = new PlayedSchool(1, "707");
        UUID pupil = school.pupils.get(0);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        schoolDays(2).forEach(day -> school.day(day, Map.of(0, "N")).forEach(events::tell));
        clock("2026-09-08T15:00:00Z");
        settle();
        get(school.urn, "office", "/tasks?role=office&state=OPEN&pupilId=" + pupil)
                .body("items.kind", hasItem("CONTACT"));

        // When
        post(
                        school.urn,
                        "office",
                        "/contact-log",
                        Map.of("pupilId", pupil, "channel", "PHONE", "with", "First Parent", "outcome", "NO_REASON"))
                .statusCode(201);
        school.day(schoolDays(3).getLast(), Map.of(0, "N")).forEach(events::tell);
        settle();

        // Then
        assertThat(findings(school.urn, pupil))
                .extracting(finding -> finding.get("ruleId"))
                .contains("unexplained-day-3-warning-letter")
                .doesNotContain("unexplained-day-3-letter", "unexplained-day-3-visit");
        get(school.urn, "office", "/tasks?state=OPEN&pupilId=" + pupil + "&role=office")
                .body("items.findAll { it.kind == 'CONTACT' }", empty());
    }

    @Test
    void whatArisesFromAnAmendmentAloneWaitsForTheOfficer() {
        // Given
        PlayedSchool school = new PlayedSchool(1, "708");
        UUID pupil = school.pupils.get(0);
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        events.tell(school.people(pupil));
        List<LocalDate> days = schoolDays(10);
        days.forEach(day ->
                school.day(day, Map.of(0, day.equals(days.get(5)) ? "/" : "N")).forEach(events::tell));
        settle();

        // When
        for (String session : List.of("AM", "PM")) {
            events.tell(school.amended(0, days.get(5), session, "/", "N", days.getLast()));
        }
        settle();

        // Then
        inbox("708", "").body("items", empty());
        String review = get(school.urn, "attendance-officer", "/tasks?state=OPEN&pupilId=" + pupil)
                .extract()
                .path("items.find { it.kind == 'REVIEW' && it.ruleId == 'continuous-absence-10-days' }.taskId");

        // When
        post(school.urn, "attendance-officer", "/tasks/" + review + "/completion", Map.of("note", "checked"))
                .statusCode(200)
                .body("state", equalTo("DONE"));

        // Then
        inbox("708", "").body("items", hasSize(1));
        post(school.urn, "attendance-officer", "/tasks/" + review + "/completion", Map.of())
                .statusCode(409)
                .body("code", equalTo("task-ended"));
    }
}
