package org.rollcall.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompulsorySchoolAgeTest {

    @ParameterizedTest(name = "born {0}: from {1}")
    @CsvSource({
        "2021-08-31, 2026-08-31", "2021-09-01, 2026-12-31", "2021-12-31, 2026-12-31",
        "2022-01-01, 2027-03-31", "2022-03-31, 2027-03-31", "2022-04-01, 2027-08-31"
    })
    @DisplayName("NAT-1996.8 it begins on the prescribed day on or after the fifth birthday")
    void begins(LocalDate born, LocalDate first) {
        assertThat(CompulsorySchoolAge.on(born, first)).isTrue();
        assertThat(CompulsorySchoolAge.on(born, first.minusDays(1))).isFalse();
    }

    @ParameterizedTest(name = "born {0}: to {1}")
    @CsvSource({"2010-09-01, 2027-06-25", "2011-08-31, 2027-06-25", "2011-09-01, 2028-06-30", "2011-06-25, 2027-06-25"})
    @DisplayName("NAT-1996.8 it lasts to the end of the last Friday of June of the year of the sixteenth")
    void ends(LocalDate born, LocalDate last) {
        assertThat(CompulsorySchoolAge.on(born, last)).isTrue();
        assertThat(CompulsorySchoolAge.on(born, last.plusDays(1))).isFalse();
    }
}
