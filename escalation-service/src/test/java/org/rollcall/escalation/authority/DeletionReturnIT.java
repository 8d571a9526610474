package org.rollcall.escalation.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
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
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class DeletionReturnIT {
    private static final LocalDate LAST = LocalDate.of(2026, 10, 2);

    @Inject
    EventsFixture events;

    @Test
    @DisplayName("BHCET-9.9 NAT-2024.13c the return waits for its data and holds all of it, at both authorities")
    void theReturnHoldsItsData() {
        // Given
        clock("2026-10-02T09:00:00Z");
        PlayedSchool school = new PlayedSchool(1, "771");
        UUID pupil = school.pupils.getFirst();
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
        events.tell(school.people(pupil));
        PupilDeleted deleted = new PupilDeleted(school.urn, 2, pupil, "i", "2024", LAST, "772", LAST, false, true);

        // When
        events.tell(deleted);
        events.tell(deleted);
        settle();

        // Then
        inbox("771", "").statusCode(200).body("items", empty());

        // When
        events.tell(leaver(school.people(pupil)));
        settle();

        // Then
        inbox("771", "?type=DELETION")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].dueOn", equalTo("2026-10-02"))
                .body("items[0].data.pupil.name", equalTo("Sam Testpupil"))
                .body("items[0].data.pupil.address", equalTo("1 Test Street"))
                .body("items[0].data.parents", hasSize(1))
                .body("items[0].data.parents[0].address", equalTo("1 Test Street"))
                .body("items[0].data.parents[0].phones", hasSize(1))
                .body("items[0].data.deletion.ground", equalTo("i"))
                .body("items[0].data.deletion.edition", equalTo("2024"))
                .body("items[0].data.future.address", equalTo("9 New Road"))
                .body("items[0].data.clause", equalTo("NAT-2024.13c"));
        inbox("771", "?type=CME").body("items", hasSize(1));
        inbox("772", "").body("items", hasSize(2));
        assertThat(events.told(Topics.ESCALATION, school.urn))
                .filteredOn(told -> told.type().equals("AuthorityNotified.v1")
                        && told.data().path("state").asText().equals("WAITING"))
                .hasSize(4);
    }

    private static PeopleRecord leaver(PeopleRecord before) {
        return new PeopleRecord(
                before.urn(),
                2,
                before.pupilId(),
                before.legalSurname(),
                before.legalForename(),
                null,
                before.sex(),
                before.dateOfBirth(),
                null,
                before.address(),
                "772",
                null,
                before.parents(),
                before.contacts(),
                before.flags(),
                new PeopleRecord.Leaving(LAST, "i", "2024", null, null, "9 New Road", null, null));
    }
}
