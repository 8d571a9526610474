package org.rollcall.leave.request;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.measure.Percentage;

/**
 * The attendance below which a policy lets no absence for a performance take a pupil (BHCET-16.4, AET-7.26). The sessions
 * asked for count as possible and not attended; on fewer sessions than rates are judged on, it stays a judgement.
 */
public final class PerformanceFloor {
    /** Possible sessions before a rate says anything, as with every rate. */
    static final int FEWEST_POSSIBLE = 20;

    private static final Map<String, Percentage> FLOORS =
            Map.of("hogarth-2024", Percentage.of(95), "aspire-2023", Percentage.of(96));

    private PerformanceFloor() {}

    /** The floor of the policy. */
    public static Optional<Percentage> of(String policyId) {
        return Optional.ofNullable(FLOORS.get(policyId));
    }

    /** Whether so many more sessions away would take the pupil below the floor. */
    public static boolean isBroken(AttendanceTally soFar, int sessionsAway, Percentage floor) {
        return soFar.possible() >= FEWEST_POSSIBLE && after(soFar, sessionsAway).attendedBelow(floor);
    }

    static Map<String, Object> figures(AttendanceTally soFar, int sessionsAway, Percentage floor) {
        AttendanceTally after = after(soFar, sessionsAway);
        Map<String, Object> figures = new TreeMap<>(Map.of(
                "floorPercent", floor.toString(),
                "possible", after.possible(),
                "attended", after.attended(),
                "sessionsAskedFor", sessionsAway));
        after.percentAttended().ifPresent(percent -> figures.put("percent", percent));
        return figures;
    }

    private static AttendanceTally after(AttendanceTally soFar, int sessionsAway) {
        return soFar.plus(new AttendanceTally(sessionsAway, 0, sessionsAway, 0, 0));
    }
}
