package org.rollcall.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolYearTest {

    @ParameterizedTest
    @CsvSource({"2026-07-31, 2025-26", "2026-08-01, 2026-27", "2000-01-01, 1999-00", "2010-02-01, 2009-10"})
    @DisplayName("The school year runs from 1 August to 31 July")
    void runsFromAugust(LocalDate date, String year) {
        assertThat(SchoolYear.of(date)).hasToString(year);
        assertThat(SchoolYear.parse(year).contains(date)).isTrue();
        assertThat(SchoolYear.parse(year)).isEqualTo(SchoolYear.of(date));
    }

    @Test
    @DisplayName("A school year knows its first and last day and its neighbours")
    void bounds() {
        SchoolYear year = SchoolYear.parse("2026-27");
        assertThat(year.start()).isEqualTo("2026-08-01");
        assertThat(year.end()).isEqualTo("2027-07-31");
        assertThat(year.next().previous()).isEqualTo(year).isEqualByComparingTo(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "2026-28", "2026/27", "26-27", "2026-2027", ""})
    @DisplayName("Anything else is refused")
    void refusesOthers(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchoolYear.parse(text));
    }
}
