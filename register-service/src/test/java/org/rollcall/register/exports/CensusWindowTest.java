package org.rollcall.register.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CensusWindowTest {
    @ParameterizedTest
    @CsvSource({"2024,2024-03-31", "2025,2025-04-20", "2026,2026-04-05", "2027,2027-03-28", "2038,2038-04-25"})
    void easterIsKnownForEveryYear(int year, LocalDate easter) {
        assertThat(CensusWindow.easterSunday(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-spring,2026-08-01,2026-12-31,1",
        "2027-summer,2027-01-01,2027-03-28,1",
        "2027-autumn,2027-03-29,2027-07-31,2"
    })
    void eachCensusCollectsTheTermBefore(String collection, LocalDate from, LocalDate to, int periods) {
        // When
        CensusWindow window = CensusWindow.of(collection).orElseThrow();

        // Then
        assertThat(window.from()).isEqualTo(from);
        assertThat(window.to()).isEqualTo(to);
        assertThat(window.periods()).hasSize(periods);
    }

    @Test
    void theSummerTermIsHalvedAtTheSpringBankHoliday() {
        // When
        CensusWindow window = CensusWindow.of("2027-autumn").orElseThrow();

        // Then
        assertThat(window.periods().getFirst().days().end()).isEqualTo("2027-05-30");
        assertThat(window.periods().getLast().days().start()).isEqualTo("2027-05-31");
    }

    @ParameterizedTest
    @CsvSource({"2027", "spring", "2027-winter", "1999-spring"})
    void anotherNameIsNoCensus(String name) {
        assertThat(CensusWindow.of(name)).isEmpty();
    }
}
