package org.rollcall.leave.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.leave.request.Assessment;
import org.rollcall.leave.request.LeaveKind;
import org.rollcall.leave.request.LeaveRequest;
import org.rollcall.leave.request.LeaveState;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;

class GrantRulesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final DateRange WEEK = new DateRange(MONDAY, MONDAY.plusDays(4));

    @Test
    @DisplayName("BHCET-12.8 a grant on the first day is still possible, on the next day it is retrospective")
    void firstDay() {
        // Given
        LeaveRequest asked = request(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), List.of());

        // When
        GrantOutcome onTheDay = GrantRules.judge(asked, null, null, null, MONDAY);
        GrantOutcome dayAfter = GrantRules.judge(asked, null, null, null, MONDAY.plusDays(1));

        // Then
        assertThat(onTheDay).isEqualTo(new GrantOutcome.Allowed("C", WEEK));
        assertThat(dayAfter).isInstanceOf(GrantOutcome.Retrospective.class);
    }

    @Test
    @DisplayName("BHCET-12.8 what is left of the days may be granted when the first have gone by")
    void remainder() {
        // Given
        LeaveRequest asked = request(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), List.of());

        // When
        GrantOutcome outcome = GrantRules.judge(asked, null, MONDAY.plusDays(2), null, MONDAY.plusDays(1));

        // Then
        assertThat(outcome)
                .isEqualTo(new GrantOutcome.Allowed("C", new DateRange(MONDAY.plusDays(2), MONDAY.plusDays(4))));
    }

    @Test
    @DisplayName("BHCET-12.8 a request made after the first day cannot be granted for it")
    void requestedAfterwards() {
        // Given
        LeaveRequest asked = request(LeaveKind.EXCEPTIONAL, MONDAY.plusDays(1), List.of());

        // When
        GrantOutcome outcome = GrantRules.judge(asked, null, null, null, MONDAY);

        // Then
        assertThat(outcome).isInstanceOf(GrantOutcome.Retrospective.class);
    }

    @ParameterizedTest
    @CsvSource({
        "EXCEPTIONAL,C", "RELIGIOUS,R", "PERFORMANCE,C1", "OCCUPATIONAL_TRAVEL,T",
        "INTERVIEW,J1", "STUDY,S", "PART_TIME_TIMETABLE,C2", "HOLIDAY,C"
    })
    void theKindOfLeaveGivesTheCode(LeaveKind kind, String code) {
        // Given
        LeaveRequest asked = request(kind, MONDAY.minusDays(3), List.of());

        // When
        GrantOutcome outcome = GrantRules.judge(asked, null, null, null, MONDAY);

        // Then
        assertThat(outcome).isEqualTo(new GrantOutcome.Allowed(code, WEEK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "G", "O", "H", "J", "/", "Q9", "", "c"})
    void anythingButALeaveCodeOfTheEditionIsRefused(String code) {
        // Given
        LeaveRequest asked = request(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), List.of());

        // When
        GrantOutcome outcome = GrantRules.judge(asked, code, null, null, MONDAY);

        // Then
        assertThat(outcome).isEqualTo(new GrantOutcome.NotALeaveCode(code));
    }

    @Test
    void daysNobodyAskedForAreNotGranted() {
        // Given
        LeaveRequest asked = request(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), List.of());

        // When
        GrantOutcome longer = GrantRules.judge(asked, null, null, MONDAY.plusDays(5), MONDAY);
        GrantOutcome backwards = GrantRules.judge(asked, null, MONDAY.plusDays(2), MONDAY.plusDays(1), MONDAY);

        // Then
        assertThat(longer).isInstanceOf(GrantOutcome.OutsideRequest.class);
        assertThat(backwards).isInstanceOf(GrantOutcome.OutsideRequest.class);
    }

    @Test
    @DisplayName("BHCET-16.5 no licence, no authorisation")
    void licenceMissing() {
        // Given
        LeaveRequest asked = request(
                LeaveKind.PERFORMANCE,
                MONDAY.minusDays(3),
                List.of(new Assessment(
                        "leave-performance-licence", "BHCET-16.5", Assessment.Result.NOT_MET, Map.of())));

        // When
        GrantOutcome outcome = GrantRules.judge(asked, null, null, null, MONDAY);

        // Then
        assertThat(outcome).isEqualTo(new GrantOutcome.LicenceMissing("BHCET-16.5"));
    }

    @Test
    @DisplayName("AET-7.31 T stands for travel for work alone")
    void travelForWorkAlone() {
        // Given
        LeaveRequest wedding = request(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(20), List.of());
        LeaveRequest work = request(LeaveKind.OCCUPATIONAL_TRAVEL, MONDAY.minusDays(14), List.of());

        // Then
        assertThat(GrantRules.judge(wedding, "T", null, null, MONDAY)).isEqualTo(new GrantOutcome.NotForThisKind("T"));
        assertThat(GrantRules.judge(work, null, null, null, MONDAY)).isEqualTo(new GrantOutcome.Allowed("T", WEEK));
    }

    @ParameterizedTest
    @CsvSource({
        "AET-7.26,96.00,192,8,true",
        "AET-7.26,96.00,191,9,false",
        "BHCET-16.4,95.00,190,10,true",
        "BHCET-16.4,95.00,189,11,false"
    })
    @DisplayName("AET-7.26, BHCET-16.4 a grant keeps to the floor: 192 of 200 may, 191 may not; at 95 per cent 190 may")
    void theFloor(String clause, String percent, int attendedSoFar, int away, boolean allowed) {
        // Given
        GrantOutcome.Allowed grant = new GrantOutcome.Allowed("C1", WEEK);
        Assessment floor = new Assessment(
                "leave-performance-attendance-floor",
                clause,
                Assessment.Result.TO_JUDGE,
                Map.of("floorPercent", percent));
        AttendanceTally soFar = new AttendanceTally(attendedSoFar, attendedSoFar, 0, 0, 0);

        // When
        GrantOutcome outcome = GrantRules.withinFloor(grant, floor, soFar, away);

        // Then
        assertThat(outcome).isEqualTo(allowed ? grant : new GrantOutcome.BelowFloor(clause));
    }

    private static LeaveRequest request(LeaveKind kind, LocalDate requestedOn, List<Assessment> assessment) {
        return new LeaveRequest(
                900001,
                new UUID(1, 1),
                new UUID(2, 2),
                kind,
                WEEK,
                "a reason",
                "a parent",
                requestedOn,
                List.of(),
                null,
                assessment,
                Instant.EPOCH,
                1,
                new LeaveState.Requested());
    }
}
