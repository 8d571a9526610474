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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.measure.AttendanceTally;

class AssessmentRulesTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final DateRange WEEK = new DateRange(MONDAY, MONDAY.plusDays(4));
    private static final String KCA = "kings-cross-2024";
    private static final String BHCET = "hogarth-2024";

    @Test
    @DisplayName("KCA-13.1 leave asked for three days before is asked in advance")
    void askedBefore() {
        // Given
        Application asked = application(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), 0);

        // When
        Assessment found = rule("leave-asked-in-advance", asked, KCA);

        // Then
        assertThat(found.clause()).isEqualTo("KCA-13.1");
        assertThat(found.result()).isEqualTo(MET);
        assertThat(found.figures()).containsEntry("daysBefore", 3L).containsEntry("schoolDays", 5);
    }

    @Test
    @DisplayName("BHCET-12.1 a form received on the first day is not in advance")
    void askedOnTheDay() {
        // Given
        Application asked = application(LeaveKind.EXCEPTIONAL, MONDAY, 1);

        // When
        Assessment found = rule("leave-asked-in-advance", asked, BHCET);

        // Then
        assertThat(found.clause()).isEqualTo("BHCET-12.1");
        assertThat(found.result()).isEqualTo(NOT_MET);
    }

    @Test
    @DisplayName("KCA-13.1 wanting a holiday is not exceptional, with or without evidence")
    void holidayAtKingsCross() {
        // Given
        Application asked = application(LeaveKind.HOLIDAY, MONDAY.minusDays(30), 2);

        // When
        Assessment found = rule("leave-holiday-is-not-exceptional", asked, KCA);

        // Then
        assertThat(found.clause()).isEqualTo("KCA-13.1");
        assertThat(found.result()).isEqualTo(NOT_MET);
    }

    @Test
    @DisplayName("BHCET-12.4 a holiday claimed to be exceptional is judged with its evidence, and fails without")
    void holidayAtHogarth() {
        // Given
        LocalDate early = MONDAY.minusDays(30);

        // When
        Assessment argued = rule("leave-holiday-is-not-exceptional", application(LeaveKind.HOLIDAY, early, 1), BHCET);
        Assessment bare = rule("leave-holiday-is-not-exceptional", application(LeaveKind.HOLIDAY, early, 0), BHCET);

        // Then
        assertThat(argued.result()).isEqualTo(TO_JUDGE);
        assertThat(bare.result()).isEqualTo(NOT_MET);
    }

    @Test
    @DisplayName("BHCET-16.5 without a licence there is no authorisation; the law alone leaves exemptions to be judged")
    void performanceWithoutLicence() {
        // Given
        Application asked = application(LeaveKind.PERFORMANCE, MONDAY.minusDays(30), 0);

        // When
        Assessment strict = rule("leave-performance-licence", asked, BHCET);
        Assessment lawOnly = rule("leave-performance-licence", asked, "odst-2024");

        // Then
        assertThat(strict.clause()).isEqualTo("BHCET-16.5");
        assertThat(strict.result()).isEqualTo(NOT_MET);
        assertThat(lawOnly.clause()).isEqualTo("SI 2024/208 r11");
        assertThat(lawOnly.result()).isEqualTo(TO_JUDGE);
    }

    @Test
    @DisplayName("BHCET-16.3 a dated licence covers its days, an undated one is judged day by day")
    void licenceDates() {
        // Given
        Map<String, String> tooShort = Map.of("from", "2026-11-16", "to", "2026-11-19");
        Map<String, String> longEnough = Map.of("from", "2026-11-16", "to", "2026-11-20");

        // When
        List<Assessment.Result> results = List.of(
                licensed(tooShort).result(),
                licensed(longEnough).result(),
                licensed("licence 12345").result());

        // Then
        assertThat(results).containsExactly(NOT_MET, MET, TO_JUDGE);
    }

    @Test
    @DisplayName("KCA-13.2 earlier leave is shown to the head")
    void earlierLeave() {
        // Given
        Application asked = application(LeaveKind.EXCEPTIONAL, MONDAY.minusDays(3), 0);

        // When
        Assessment found = rule("leave-earlier-requests", asked, KCA);

        // Then
        assertThat(found.clause()).isEqualTo("KCA-13.2");
        assertThat(found.figures()).containsEntry("requests", 3L).containsEntry("granted", 1L);
    }

    @Test
    @DisplayName("BHCET-17.2 whether a day is set apart for religious observance is a person's judgement")
    void religiousDay() {
        // Given
        Application asked = application(LeaveKind.RELIGIOUS, MONDAY.minusDays(1), 0);

        // When
        Assessment found = rule("leave-religious-day-set-apart", asked, BHCET);

        // Then
        assertThat(found.clause()).isEqualTo("BHCET-17.2");
        assertThat(found.result()).isEqualTo(TO_JUDGE);
    }

    @ParameterizedTest
    @EnumSource(LeaveKind.class)
    @DisplayName(
            "KCA-13.7, BHCET-12.2 whatever the kind of leave, a rule says that the head decides, and ids are unique")
    void headDecides(LeaveKind kind) {
        // Given
        Application asked = application(kind, MONDAY.minusDays(3), 0);

        // When
        List<Assessment> found = AssessmentRules.assess(asked, background(KCA));

        // Then
        assertThat(found)
                .extracting(Assessment::ruleId)
                .contains("leave-head-decides")
                .doesNotHaveDuplicates();
    }

    private static Assessment licensed(Object licence) {
        Application asked =
                new Application(LeaveKind.PERFORMANCE, WEEK, MONDAY.minusDays(20), 0, PerformanceLicence.of(licence));
        return rule("leave-performance-licence-dates", asked, BHCET);
    }

    private static Assessment rule(String ruleId, Application asked, String policyId) {
        return AssessmentRules.assess(asked, background(policyId)).stream()
                .filter(assessment -> assessment.ruleId().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ruleId + " was not applied"));
    }

    private static Background background(String policyId) {
        return new Background(
                Optional.of(policyId),
                OptionalInt.of(5),
                OptionalInt.of(10),
                new EarlierLeave(3, 1),
                AttendanceTally.EMPTY);
    }

    private static Application application(LeaveKind kind, LocalDate requestedOn, int evidence) {
        return new Application(kind, WEEK, requestedOn, evidence, Optional.empty());
    }
}
