package org.rollcall.register.marking;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.SessionRef;

/** How the registers of one session stand. */
public final class RegisterOverview {
    /** Whether a register can still be changed by the classroom; worked out from the clock, never stored. */
    public enum State {
        NOT_STARTED,
        OPEN,
        CLOSED
    }

    private RegisterOverview() {}

    /**
     * The register of one class.
     *
     * @param classId class
     * @param name class name
     * @param yearGroup national curriculum year
     * @param expected pupils on roll
     * @param taken pupils with a mark
     * @param takenAt when it was first taken in the classroom
     * @param missing pupils without a mark
     * @param state whether it has begun or closed
     * @param source LIVE, OFFLINE or PAPER; absent while it was not taken
     * @param late whether it was taken after the time by which the policy or the school wants it marked
     * @param overdue whether that time has passed and pupils are still without a mark
     */
    public record Item(
            UUID classId,
            String name,
            int yearGroup,
            int expected,
            int taken,
            @Nullable Instant takenAt,
            int missing,
            State state,
            @Nullable String source,
            boolean late,
            boolean overdue) {}

    /** The state of a session's registers at a local time at school. */
    static State state(SessionRef session, SessionTimes times, LocalDateTime localNow) {
        LocalTime opens = times.opens();
        if (localNow.isBefore(session.date().atTime(opens))) {
            return State.NOT_STARTED;
        }
        return localNow.isBefore(session.date().atTime(times.closes())) ? State.OPEN : State.CLOSED;
    }
}
