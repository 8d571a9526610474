package org.rollcall.escalation.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.rollcall.escalation.EscalationCalls.clock;
import static org.rollcall.escalation.EscalationCalls.get;
import static org.rollcall.escalation.EscalationCalls.post;
import static org.rollcall.escalation.EscalationCalls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.EventsFixture;
import org.rollcall.escalation.PlayedSchool;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.events.register.DutyArose;
import org.rollcall.events.register.LessonMissed;
import org.rollcall.events.register.ReasonsChased;
import org.rollcall.events.register.RegisterOverdue;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.localstack.testing.ServiceUnderTest;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class RegisterTasksIT {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 14);
    private static final Instant AT = Instant.parse("2026-09-14T08:16:00Z");

    @Inject
    EventsFixture events;

    private final PlayedSchool school = new PlayedSchool(3, "702");

    @BeforeEach
    void aSchool() {
        clock("2026-09-14T08:16:00Z");
        school.opened().forEach(events::tell);
        school.admitted().forEach(events::tell);
    }

    @Test
    @DisplayName(
            "KCA-9.11 AET-6.2 BHCET-10.1 ATT-A1.3.6 ODST-3.2 the office chases an incomplete register until it is complete")
    void overdueRegister() {
        // Given
        events.tell(overdue());
        events.tell(overdue());
        settle();
        get(school.urn, "office", "/tasks?role=office&state=OPEN")
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Chase the register of 3A, 14 September AM: 3 pupils without a mark"))
                .body("items[0].clause", equalTo("KCA-9.11"))
                .body("items[0].pupilId", nullValue())
                .body("items[0].due", equalTo("2026-09-14"));

        // When
        events.tell(taken(1, 1));
        settle();
        int afterOne = open();
        events.tell(taken(2, 0));
        settle();

        // Then
        assertThat(afterOne).isEqualTo(1);
        assertThat(open()).isZero();
    }

    @Test
    @DisplayName(
            "ATT-A2.O6 ATT-A3.2 an absence that is still N is followed up before it becomes O, until a reason is entered")
    void openReason() {
        // Given
        UUID pupil = school.pupils.get(0);
        events.tell(new ReasonsChased(
                school.urn,
                1,
                UUID.randomUUID(),
                AT,
                "ATT-A2.O6",
                List.of(new ReasonsChased.Mark(
                        pupil,
                        LocalDate.of(2026, 9, 10),
                        "AM",
                        school.classId,
                        Instant.parse("2026-09-17T23:00:00Z")))));
        settle();
        get(school.urn, "attendance-officer", "/tasks?pupilId=" + pupil + "&state=OPEN")
                .body("items", hasSize(1))
                .body("items[0].role", equalTo("attendance-officer"))
                .body(
                        "items[0].title",
                        equalTo("Establish the reason of the absence of 10 September, AM: it becomes O at the end of"
                                + " 17 September"))
                .body("items[0].due", equalTo("2026-09-17"));

        // When
        events.tell(school.amended(0, LocalDate.of(2026, 9, 10), "AM", "N", "I", DAY));
        settle();

        // Then
        get(school.urn, "attendance-officer", "/tasks?pupilId=" + pupil + "&state=OPEN")
                .body("items", hasSize(0));
    }

    @Test
    @DisplayName("ATT-A1.3.4 a pupil who was present and misses a lesson is looked for at once, until found")
    void missedLesson() {
        // Given
        UUID pupil = school.pupils.get(1);
        events.tell(missed(pupil, 1, true));
        settle();
        get(school.urn, "office", "/tasks?pupilId=" + pupil + "&state=OPEN")
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Find the pupil now: present at the AM register, not in period 3"));

        // When
        events.tell(missed(pupil, 2, false));
        settle();

        // Then
        get(school.urn, "office", "/tasks?pupilId=" + pupil + "&state=OPEN").body("items", hasSize(0));
    }

    @Test
    @DisplayName(
            "KCA-8.2 the office asks again about an absence, until a parent calls; not when one was reached before")
    void noCallToday() {
        // Given a parent who was reached today, and one who was not
        UUID silent = school.pupils.get(0);
        UUID reached = school.pupils.get(1);
        settle();
        post(
                        school.urn,
                        "office",
                        "/contact-log",
                        Map.of(
                                "pupilId",
                                reached.toString(),
                                "at",
                                "2026-09-14T08:10:00Z",
                                "by",
                                "Office Test",
                                "channel",
                                "PHONE",
                                "with",
                                "Parent",
                                "outcome",
                                "REASON_ACCEPTED"))
                .statusCode(201);
        events.tell(duty("news/" + silent + "/" + DAY, silent, true, true));
        events.tell(duty("news/" + reached + "/" + DAY, reached, true, true));
        settle();
        List<String> asked = get(school.urn, "office", "/tasks?role=office&state=OPEN")
                .extract()
                .path("items.pupilId");

        // When
        events.tell(new AbsenceReported(school.urn, 1, UUID.randomUUID(), silent, DAY, null, null, true, AT));
        settle();

        // Then
        assertThat(asked).containsExactly(silent.toString());
        assertThat(open()).isZero();
    }

    @Test
    @DisplayName("KCA-8.2 nobody asks how a child is who came after all")
    void cameAfterAll() {
        // Given
        UUID pupil = school.pupils.get(0);
        events.tell(duty("news/" + pupil + "/" + DAY, pupil, true, true));
        settle();
        int asked = open();

        // When
        events.tell(school.amended(0, DAY, "AM", "N", "L", DAY));
        settle();

        // Then
        assertThat(asked).isEqualTo(1);
        assertThat(open()).isZero();
    }

    @Test
    @DisplayName(
            "ATT-A1.2.9 ATT-A2.O3 BHCET-15.4 a duty that the register tells of is a task until the register takes it back")
    void duty() {
        // Given
        UUID pupil = school.pupils.get(2);
        events.tell(duty("provider/" + pupil, pupil, false, true));
        events.tell(duty("provider/" + pupil, pupil, false, true));
        settle();
        get(school.urn, "office", "/tasks?role=office&state=OPEN")
                .body("items", hasSize(1))
                .body("items[0].title", equalTo("Something to do"))
                .body("items[0].clause", equalTo("KCA-8.2"))
                .body("items[0].pupilId", equalTo(pupil.toString()));

        // When
        events.tell(duty("provider/" + pupil, pupil, false, false));
        settle();

        // Then
        assertThat(open()).isZero();
    }

    @Test
    @DisplayName("ATT-A3.3 ATT-A3.5 BHCET-10.10a BHCET-7.3 ATT-A1.5.13 codes that do not fit are kept and asked about")
    void implausibleCodes() {
        // When a year 3 pupil of compulsory school age is marked S, X and T
        events.tell(new RegisterTaken(
                school.urn,
                DAY,
                "AM",
                school.classId,
                1,
                AT,
                AT,
                "LIVE",
                0,
                List.of(
                        new RegisterTaken.Mark(school.pupils.get(0), "S", null, 1),
                        new RegisterTaken.Mark(school.pupils.get(1), "X", null, 1),
                        new RegisterTaken.Mark(school.pupils.get(2), "T", null, 1))));
        settle();

        // Then
        List<String> titles = get(school.urn, "attendance-officer", "/tasks?role=attendance-officer&state=OPEN")
                .extract()
                .path("items.title");
        assertThat(titles)
                .containsExactlyInAnyOrder(
                        "Check the code S of 14 September, AM: it is study leave, and the pupil is in year 3",
                        "Check the code X of 14 September, AM: it is for pupils who are not of compulsory school age",
                        "Check the code T of 14 September, AM: it has no leave granted behind it");
    }

    private int open() {
        return get(school.urn, "office", "/tasks?role=office&state=OPEN")
                .extract()
                .<List<Object>>path("items")
                .size();
    }

    private DutyArose duty(String duty, UUID pupil, boolean contact, boolean open) {
        return new DutyArose(
                school.urn, open ? 1 : 2, duty, pupil, "office", "Something to do", "KCA-8.2", DAY, contact, open, AT);
    }

    private RegisterOverdue overdue() {
        return new RegisterOverdue(
                school.urn, DAY, "AM", school.classId, 0, AT, false, List.copyOf(school.pupils), "KCA-9.11");
    }

    private RegisterTaken taken(int revision, int missing) {
        return new RegisterTaken(
                school.urn,
                DAY,
                "AM",
                school.classId,
                revision,
                AT,
                AT,
                "LIVE",
                missing,
                List.of(new RegisterTaken.Mark(school.pupils.get(revision), "/", null, 1)));
    }

    private LessonMissed missed(UUID pupil, int revision, boolean missing) {
        return new LessonMissed(school.urn, revision, pupil, DAY, "AM", 3, missing, AT, "ATT-A1.3.4");
    }
}
