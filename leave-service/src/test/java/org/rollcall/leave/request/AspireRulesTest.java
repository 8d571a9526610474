package org.rollcall.leave.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.leave.request.Assessment.Result.MET;
import static org.rollcall.leave.request.Assessment.Result.NOT_MET;
import static org.rollcall.leave.request.Assessment.Result.TO_JUDGE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;

class AspireRulesTest {
    private static final String AET = "aspire-2023";
    private static final DateRange DAYS = new DateRange(LocalDate.of(2023, 6, 19), LocalDate.of(2023, 6, 21));
    private static final AttendanceTally RECORD = new AttendanceTally(200, 180, 18, 2, 4);

    @ParameterizedTest
    @CsvSource({
        "EXCEPTIONAL,2023-06-05,AET-7.4,MET", "EXCEPTIONAL,2023-06-06,AET-7.4,NOT_MET",
        "HOLIDAY,2023-06-06,AET-7.4,NOT_MET", "RELIGIOUS,2023-06-05,AET-7.28,MET",
        "RELIGIOUS,2023-06-06,AET-7.28,NOT_MET", "OCCUPATIONAL_TRAVEL,2023-06-05,AET-7.31,MET",
        "OCCUPATIONAL_TRAVEL,2023-06-06,AET-7.31,NOT_MET"
    })
    @DisplayName(
            "AET-7.4, AET-7.28, AET-7.31 fourteen days before the first day are in time, thirteen are short notice")
    void twoWeeksBefore(LeaveKind kind, LocalDate requestedOn, String clause, Assessment.Result result) {
        // When
        Assessment found = rule("leave-two-weeks-notice", kind, requestedOn, AET, RECORD, null);

        // Then
        assertThat(found.clause()).isEqualTo(clause);
        assertThat(found.result()).isEqualTo(result);
    }

    @Test
    @DisplayName("AET-7.5, ATT-A1.6.5, KCA-13.3 the attendance stands beside the request where the policy weighs it")
    void theRecordBesideTheRequest() {
        for (String policy : List.of(AET, "att-2021")) {
            // When
            Assessment found = rule(
                    "leave-attendance-record", LeaveKind.EXCEPTIONAL, LocalDate.of(2023, 6, 5), policy, RECORD, null);

            // Then
            assertThat(found.result()).isEqualTo(TO_JUDGE);
            assertThat(found.figures())
                    .containsEntry("possible", 200)
                    .containsEntry("attended", 180)
                    .containsEntry("percent", "90.00");
        }
        assertThat(assess(LeaveKind.EXCEPTIONAL, LocalDate.of(2023, 6, 5), "kings-cross-2024", RECORD, null))
                .extracting(Assessment::ruleId)
                .doesNotContain("leave-attendance-record");
    }

    @Test
    @DisplayName(
            "AET-7.7, AET-7.8 any unauthorised session, and more than ten per cent authorised, speak against leave")
    void theRecordSpeaksAgainstLeave() {
        LocalDate early = LocalDate.of(2023, 6, 5);
        AttendanceTally clean = new AttendanceTally(200, 180, 20, 0, 0);
        AttendanceTally ill = new AttendanceTally(200, 179, 21, 0, 0);
        assertThat(rule("leave-no-unauthorised-absence", LeaveKind.HOLIDAY, early, AET, RECORD, null)
                        .result())
                .isEqualTo(NOT_MET);
        assertThat(rule("leave-no-unauthorised-absence", LeaveKind.HOLIDAY, early, AET, clean, null)
                        .result())
                .isEqualTo(MET);
        String tenPercent = "leave-authorised-absence-at-most-ten-percent";
        assertThat(rule(tenPercent, LeaveKind.EXCEPTIONAL, early, AET, clean, null)
                        .result())
                .isEqualTo(MET);
        assertThat(rule(tenPercent, LeaveKind.EXCEPTIONAL, early, AET, ill, null)
                        .result())
                .isEqualTo(NOT_MET);
    }

    @ParameterizedTest
    @CsvSource({
        "aspire-2023,192,192,8,MET", "aspire-2023,191,191,9,NOT_MET", "hogarth-2024,190,190,10,MET",
        "hogarth-2024,189,189,11,NOT_MET", "hogarth-2024,19,19,10,TO_JUDGE", "hogarth-2024,20,20,10,NOT_MET"
    })
    @DisplayName("AET-7.26, BHCET-16.4 the pupil's own rate stands beside the floor, the days asked for counted in")
    void ownRateBesideTheFloor(String policy, int possible, int attended, int away, Assessment.Result result) {
        // Given
        Application asked = new Application(
                LeaveKind.PERFORMANCE,
                DAYS,
                LocalDate.of(2023, 6, 1),
                0,
                PerformanceLicence.of("licence without dates"));

        // When
        Assessment found = AssessmentRules.assess(
                        asked,
                        new Background(
                                Optional.of(policy),
                                OptionalInt.of(3),
                                OptionalInt.of(away),
                                new EarlierLeave(0, 0),
                                new AttendanceTally(possible, attended, 0, 0, 0)))
                .stream()
                .filter(one -> one.ruleId().equals("leave-performance-attendance-floor"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(found.result()).isEqualTo(result);
        assertThat(found.figures()).containsEntry("attended", attended).containsEntry("possible", possible + away);
    }

    @Test
    @DisplayName("AET-7.24, BHCET-16.3 days that the licence names need no decision, others do")
    void daysThatTheLicenceNames() {
        Object dated = Map.of("from", "2023-06-19", "to", "2023-06-21");
        Object shorter = Map.of("from", "2023-06-19", "to", "2023-06-20");
        LocalDate today = LocalDate.of(2023, 6, 12);
        assertThat(LicensedDays.needNoDecision(performance(dated), Optional.of(AET), today))
                .isTrue();
        assertThat(LicensedDays.needNoDecision(performance(dated), Optional.of("hogarth-2024"), today))
                .isTrue();
        assertThat(LicensedDays.needNoDecision(performance(dated), Optional.of("kings-cross-2024"), today))
                .isFalse();
        assertThat(LicensedDays.needNoDecision(performance(shorter), Optional.of(AET), today))
                .isFalse();
        assertThat(LicensedDays.needNoDecision(performance("undated"), Optional.of(AET), today))
                .isFalse();
        assertThat(LicensedDays.needNoDecision(performance(dated), Optional.of(AET), LocalDate.of(2023, 6, 20)))
                .isFalse();
    }

    @Test
    @DisplayName("AET-7.27 without a licence the rule is not met, which keeps a grant from being made")
    void noLicence() {
        // When
        Assessment found =
                rule("leave-performance-licence", LeaveKind.PERFORMANCE, LocalDate.of(2023, 6, 1), AET, RECORD, null);

        // Then
        assertThat(found.clause()).isEqualTo("AET-7.27");
        assertThat(found.result()).isEqualTo(NOT_MET);
    }

    private static Application performance(Object licence) {
        return new Application(
                LeaveKind.PERFORMANCE, DAYS, LocalDate.of(2023, 6, 1), 0, PerformanceLicence.of(licence));
    }

    private static Assessment rule(
            String ruleId,
            LeaveKind kind,
            LocalDate requestedOn,
            String policyId,
            AttendanceTally record,
            @Nullable Object licence) {
        return assess(kind, requestedOn, policyId, record, licence).stream()
                .filter(assessment -> assessment.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ruleId + " was not applied"));
    }

    private static List<Assessment> assess(
            LeaveKind kind, LocalDate requestedOn, String policyId, AttendanceTally record, @Nullable Object licence) {
        return AssessmentRules.assess(
                new Application(kind, DAYS, requestedOn, 0, PerformanceLicence.of(licence)),
                new Background(
                        Optional.of(policyId), OptionalInt.of(3), OptionalInt.of(6), new EarlierLeave(0, 0), record));
    }
}
