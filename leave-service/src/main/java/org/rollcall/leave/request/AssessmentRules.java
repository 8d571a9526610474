package org.rollcall.leave.request;

import static org.rollcall.leave.request.Assessment.Result.MET;
import static org.rollcall.leave.request.Assessment.Result.NOT_MET;
import static org.rollcall.leave.request.Assessment.Result.TO_JUDGE;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.rollcall.leave.request.Assessment.Result;
import org.rollcall.rules.measure.AttendanceTally;

/**
 * What law and policy say of a request for leave, put to the head who decides (KCA-13, BHCET-12, BHCET-16, BHCET-17, AET-7,
 * regulation 11 of the 2024 Regulations).
 */
final class AssessmentRules {
    private static final long NOTICE_DAYS = 14;

    private final Application asked;
    private final Background background;
    private final List<Assessment> found = new ArrayList<>();

    private AssessmentRules(Application asked, Background background) {
        this.asked = asked;
        this.background = background;
    }

    /** Applies every rule that the school's policy or the law has for this kind of leave. */
    static List<Assessment> assess(Application asked, Background background) {
        AssessmentRules rules = new AssessmentRules(asked, background);
        rules.inAdvance();
        rules.twoWeeksBefore();
        rules.attendance();
        rules.byKind();
        rules.headDecides();
        return List.copyOf(rules.found);
    }

    private void inAdvance() {
        boolean lawful = switch (asked.kind()) {
            case EXCEPTIONAL, HOLIDAY, INTERVIEW, STUDY -> true;
            case RELIGIOUS, PERFORMANCE, OCCUPATIONAL_TRAVEL, PART_TIME_TIMETABLE ->
                // Only a policy that wants every absence asked for beforehand reaches these kinds.
                LeaveClauses.ownClause("leave-asked-in-advance", background.policyId())
                        .filter("BHCET-12.1"::equals)
                        .isPresent();
        };
        if (lawful) {
            long days =
                    ChronoUnit.DAYS.between(asked.requestedOn(), asked.period().start());
            Map<String, Object> figures = new TreeMap<>(Map.of(
                    "requestedOn", asked.requestedOn().toString(),
                    "firstDay", asked.period().start().toString(),
                    "daysBefore", days));
            background.schoolDays().ifPresent(count -> figures.put("schoolDays", count));
            add("leave-asked-in-advance", days > 0 ? MET : NOT_MET, figures);
        }
    }

    /** A policy may want two weeks' notice; less is marked as short notice (AET-7.4, AET-7.28, AET-7.31). */
    private void twoWeeksBefore() {
        String notice = switch (asked.kind()) {
            case RELIGIOUS -> "leave-two-weeks-notice-religious";
            case OCCUPATIONAL_TRAVEL -> "leave-two-weeks-notice-travel";
            case EXCEPTIONAL, HOLIDAY, INTERVIEW, STUDY, PERFORMANCE, PART_TIME_TIMETABLE -> "leave-two-weeks-notice";
        };
        long days = ChronoUnit.DAYS.between(asked.requestedOn(), asked.period().start());
        LeaveClauses.ownClause(notice, background.policyId())
                .ifPresent(clause -> found.add(new Assessment(
                        "leave-two-weeks-notice",
                        clause,
                        days >= NOTICE_DAYS ? MET : NOT_MET,
                        Map.of("daysBefore", days, "daysWanted", NOTICE_DAYS))));
    }

    /** The pupil's attendance beside the request, where the policy weighs it (AET-7.5, AET-7.7, AET-7.8, ATT-A1.6.5). */
    private void attendance() {
        AttendanceTally tally = background.attendance();
        Map<String, Object> figures = new TreeMap<>(Map.of(
                "possible", tally.possible(),
                "attended", tally.attended(),
                "authorised", tally.authorised(),
                "unauthorised", tally.unauthorised(),
                "lates", tally.lates()));
        tally.percentAttended().ifPresent(percent -> figures.put("percent", percent));
        own("leave-attendance-record", TO_JUDGE, figures);
        if (asked.kind() == LeaveKind.EXCEPTIONAL || asked.kind() == LeaveKind.HOLIDAY) {
            own(
                    "leave-no-unauthorised-absence",
                    tally.unauthorised() == 0 ? MET : NOT_MET,
                    Map.of("unauthorised", tally.unauthorised()));
            own(
                    "leave-authorised-absence-at-most-ten-percent",
                    tally.authorised() * 10 <= tally.possible() ? MET : NOT_MET,
                    Map.of("authorised", tally.authorised(), "possible", tally.possible()));
        }
    }

    private void byKind() {
        switch (asked.kind()) {
            case EXCEPTIONAL -> {
                add("leave-exceptional-circumstances", TO_JUDGE, Map.of());
                evidence();
                earlier();
            }
            case HOLIDAY -> {
                holiday();
                earlier();
            }
            case PERFORMANCE -> performance();
            case RELIGIOUS -> add("leave-religious-day-set-apart", TO_JUDGE, calendarDays());
            case PART_TIME_TIMETABLE -> add("leave-part-time-timetable", TO_JUDGE, calendarDays());
            case OCCUPATIONAL_TRAVEL -> add("leave-occupational-travel", TO_JUDGE, calendarDays());
            case STUDY -> add("leave-study-for-examination", TO_JUDGE, calendarDays());
            case INTERVIEW -> add("leave-interview", TO_JUDGE, calendarDays());
        }
    }

    /** Wanting a holiday is not an exceptional circumstance (KCA-13.1); with evidence it may be argued (BHCET-12.4). */
    private void holiday() {
        boolean arguable = asked.evidence() > 0
                && LeaveClauses.ownClause("leave-evidence-attached", background.policyId())
                        .isPresent();
        add(
                "leave-holiday-is-not-exceptional",
                arguable ? TO_JUDGE : NOT_MET,
                Map.of("evidence", asked.evidence(), "calendarDays", days()));
    }

    private void evidence() {
        own("leave-evidence-attached", asked.evidence() > 0 ? MET : NOT_MET, Map.of("evidence", asked.evidence()));
    }

    /** Each application is seen with any earlier pattern of leave (KCA-13.2). */
    private void earlier() {
        own(
                "leave-earlier-requests",
                TO_JUDGE,
                Map.of(
                        "requests", background.earlier().requests(),
                        "granted", background.earlier().granted()));
    }

    private void performance() {
        Optional<PerformanceLicence> licence = asked.licence();
        // The law knows exempt performances; a policy may be stricter (BHCET-16.5).
        boolean strict = LeaveClauses.ownClause("leave-performance-licence", background.policyId())
                .isPresent();
        add(
                "leave-performance-licence",
                licence.isPresent() ? MET : strict ? NOT_MET : TO_JUDGE,
                Map.of("licence", licence.isPresent()));
        licence.ifPresent(held -> own(
                "leave-performance-licence-dates",
                held.dates()
                        .map(dates -> dates.contains(asked.period().start())
                                        && dates.contains(asked.period().end())
                                ? MET
                                : NOT_MET)
                        .orElse(TO_JUDGE),
                held.dates()
                        .<Map<String, Object>>map(dates -> Map.of(
                                "from",
                                dates.start().toString(),
                                "to",
                                dates.end().toString()))
                        .orElse(Map.of())));
        background.policyId().flatMap(PerformanceFloor::of).ifPresent(floor -> {
            int away = background.sessions().orElse(0);
            // Where the licence names the days, there is nothing left to authorise (AET-7.24, BHCET-16.3).
            boolean judged = background.attendance().possible() >= PerformanceFloor.FEWEST_POSSIBLE
                    && background.sessions().isPresent()
                    && licence.flatMap(PerformanceLicence::dates).isEmpty();
            boolean broken = PerformanceFloor.isBroken(background.attendance(), away, floor);
            own(
                    "leave-performance-attendance-floor",
                    judged ? broken ? NOT_MET : MET : TO_JUDGE,
                    PerformanceFloor.figures(background.attendance(), away, floor));
        });
    }

    private void headDecides() {
        add("leave-head-decides", TO_JUDGE, Map.of("decider", "head"));
    }

    private Map<String, Object> calendarDays() {
        Map<String, Object> figures = new TreeMap<>(Map.of("calendarDays", days()));
        background.schoolDays().ifPresent(count -> figures.put("schoolDays", count));
        return figures;
    }

    private long days() {
        return ChronoUnit.DAYS.between(asked.period().start(), asked.period().end()) + 1;
    }

    private void add(String ruleId, Result result, Map<String, Object> figures) {
        LeaveClauses.clause(ruleId, background.policyId())
                .ifPresent(clause -> found.add(new Assessment(ruleId, clause, result, figures)));
    }

    private void own(String ruleId, Result result, Map<String, Object> figures) {
        LeaveClauses.ownClause(ruleId, background.policyId())
                .ifPresent(clause -> found.add(new Assessment(ruleId, clause, result, figures)));
    }
}
