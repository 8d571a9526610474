package org.rollcall.leave.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollcall.leave.request.Assessment;
import org.rollcall.leave.request.LeaveKind;
import org.rollcall.leave.request.LeaveRequest;
import org.rollcall.leave.request.PerformanceFloor;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.rules.measure.Percentage;

/** What keeps a grant from being made: regulation 11, BHCET-12.8, BHCET-16.4, BHCET-16.5, AET-7.26, AET-7.27, AET-7.31. */
final class GrantRules {
    /** Codes that stand for leave, in one edition or the other. */
    private static final Set<String> LEAVE_CODES = Set.of("C", "C1", "C2", "J1", "R", "S", "T", "H", "J");

    private GrantRules() {}

    /** Judges a grant wanted on that day; whatever the head leaves open is as asked for. */
    static GrantOutcome judge(
            LeaveRequest request,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            LocalDate today) {
        DateRange asked = request.asked();
        DateRange period = new DateRange(from == null ? asked.start() : from, to == null ? asked.end() : to);
        if (period.start().isBefore(today) || request.requestedOn().isAfter(period.start())) {
            return new GrantOutcome.Retrospective();
        }
        if (!asked.contains(period.start())
                || !asked.contains(period.end())
                || period.start().isAfter(period.end())) {
            return new GrantOutcome.OutsideRequest();
        }
        String suggested = code == null ? request.kind().codeOn(period.start()) : code;
        if (!isLeave(suggested, period.start()) || !isLeave(suggested, period.end())) {
            return new GrantOutcome.NotALeaveCode(suggested);
        }
        if (suggested.equals("T") && request.kind() != LeaveKind.OCCUPATIONAL_TRAVEL) {
            return new GrantOutcome.NotForThisKind(suggested);
        }
        return missingLicence(request)
                .<GrantOutcome>map(assessment -> new GrantOutcome.LicenceMissing(assessment.clause()))
                .orElseGet(() -> new GrantOutcome.Allowed(suggested, period));
    }

    /**
     * What a grant of these days comes to when they would take the pupil below the floor; the days are those granted, which
     * may be fewer than asked for.
     */
    static GrantOutcome withinFloor(
            GrantOutcome.Allowed allowed, Assessment floor, AttendanceTally soFar, int sessionsAway) {
        Percentage limit = Percentage.parse(String.valueOf(floor.figures().get("floorPercent")));
        return PerformanceFloor.isBroken(soFar, sessionsAway, limit)
                ? new GrantOutcome.BelowFloor(floor.clause())
                : allowed;
    }

    /** The rule about the floor, where it applies to the request. */
    static Optional<Assessment> floor(LeaveRequest request) {
        return request.assessment().stream()
                .filter(assessment -> assessment.ruleId().equals("leave-performance-attendance-floor"))
                .findFirst();
    }

    private static boolean isLeave(String code, LocalDate date) {
        return LEAVE_CODES.contains(code) && CodeEdition.codeOn(code, date).isPresent();
    }

    private static Optional<Assessment> missingLicence(LeaveRequest request) {
        return request.assessment().stream()
                .filter(assessment -> assessment.ruleId().equals("leave-performance-licence")
                        && assessment.result() == Assessment.Result.NOT_MET)
                .findFirst();
    }
}
