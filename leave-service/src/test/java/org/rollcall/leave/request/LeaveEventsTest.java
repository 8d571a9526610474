package org.rollcall.leave.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.events.Event;
import org.rollcall.rules.calendar.DateRange;

class LeaveEventsTest {
    private static final Instant AT = Instant.parse("2026-11-12T09:00:00Z");
    private static final DateRange WEEK = new DateRange(LocalDate.of(2026, 11, 16), LocalDate.of(2026, 11, 20));
    private static final LeaveState.Act ACT = new LeaveState.Act("Secret Headperson", "head", AT);

    static Stream<LeaveState> states() {
        LeaveState.Granted granted = new LeaveState.Granted(ACT, "secret grounds", "C", WEEK);
        return Stream.of(
                new LeaveState.Requested(),
                granted,
                new LeaveState.Refused(ACT, "secret grounds"),
                new LeaveState.Withdrawn(ACT, granted));
    }

    @ParameterizedTest
    @MethodSource("states")
    void noStateTellsReasonsOrNames(LeaveState state) {
        // Given
        LeaveRequest request = new LeaveRequest(
                900001,
                new UUID(1, 1),
                new UUID(2, 2),
                LeaveKind.EXCEPTIONAL,
                WEEK,
                "secret family matter",
                "Secret Parent",
                LocalDate.of(2026, 11, 12),
                List.of("secret letter"),
                null,
                List.of(),
                Instant.EPOCH,
                2,
                state);

        // When
        Event event = LeaveEvents.event(request, AT);

        // Then
        assertThat(event.revision()).isEqualTo(2);
        assertThat(event.subject()).isEqualTo("900001/leave-requests/" + request.id());
        assertThat(event.toString()).doesNotContainIgnoringCase("secret");
    }
}
