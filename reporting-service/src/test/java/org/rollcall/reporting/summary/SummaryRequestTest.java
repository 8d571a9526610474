package org.rollcall.reporting.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SummaryRequestTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void withoutDatesItRunsFromTheStartOfTheSchoolYearToToday() {
        // When
        SummaryRequest request = SummaryRequest.read(null, null, null, Breakdown.DAY, TODAY);

        // Then
        assertThat(request.period()).isEqualTo(new Period(LocalDate.of(2026, 8, 1), TODAY));
        assertThat(request.by()).isEqualTo(Breakdown.DAY);
    }

    @Test
    void everyFieldThatCannotBeReadIsNamed() {
        // Then
        assertThatThrownBy(() -> SummaryRequest.read("2026-02-30", "soon", "colour", Breakdown.DAY, TODAY))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(String.valueOf(problem.getParameters().get("errors")))
                            .contains("field=from", "field=to", "field=by");
                });
    }

    @Test
    void aPeriodThatRunsBackwardsBreaksARule() {
        // Given
        SummaryRequest request = SummaryRequest.read("2026-10-02", "2026-10-01", "day", Breakdown.DAY, TODAY);

        // Then
        assertThatThrownBy(request::checked)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getStatusCode()).isEqualTo(422));
    }
}
