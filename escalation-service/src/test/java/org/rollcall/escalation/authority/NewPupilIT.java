package org.rollcall.escalation.authority;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.inbox;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class NewPupilIT {
    private static final LocalDate START = LocalDate.of(2026, 9, 14);

    @Inject
    EventsFixture events;

    @Test
    @DisplayName("NAT-2024.13d BHCET-4.10 the school's authority gets what the register holds of a new pupil, once")
    void theReturn() {
        // Given
        clock("2026-09-14T09:00:00Z");
        PlayedSchool school = new PlayedSchool(2, "781");
        UUID early = UUID.randomUUID();
        UUID late = UUID.randomUUID();
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        school.pupils.forEach(pupil -> events.tell(school.people(pupil)));
        events.tell(admission(school, early, START.plusDays(7)));
        events.tell(school.people(early));
        settle();
        inbox("781", "").body("items", hasSize(0));

        // When
        school.session(START.minusDays(4), "AM", Map.of()).forEach(events::tell);
        events.tell(admission(school, late, START));
        events.tell(admission(school, late, START));
        events.tell(school.people(late));
        settle();

        // Then
        List<String> ids = inbox("781", "?type=NEW_PUPIL")
                .statusCode(200)
                .body("items.pupilId", contains(late.toString(), early.toString()))
                .body("items.dueOn", contains("2026-09-19", "2026-09-26"))
                .extract()
                .path("items.notificationId");
        inbox("781", "/" + ids.getFirst())
                .body("data.startDate", equalTo("2026-09-14"))
                .body("data.pupil.legalSurname", equalTo("Testpupil"))
                .body("data.parents", hasSize(2))
                .body("data.parents[0].phones", contains("+441632960001"))
                .body("data.clause", equalTo("NAT-2024.13d"));
    }

    private static PupilAdmitted admission(PlayedSchool school, UUID pupil, LocalDate start) {
        return new PupilAdmitted(
                school.urn, 1, pupil, LocalDate.of(2017, 2, 3), 3, school.classId, start, null, "999", List.of());
    }
}
