package org.rollcall.rules.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeLimitTest {
    private static final LocalDate FRAMEWORK = LocalDate.parse("2024-08-19");

    @Test
    @DisplayName("KCA-10.5 two notices in three years, then prosecution instead; another child's is a first one")
    void theThird() {
        List<LocalDate> earlier = List.of(LocalDate.parse("2025-02-03"), LocalDate.parse("2025-11-10"));

        assertThat(NoticeLimit.offence(earlier, LocalDate.parse("2026-03-02"), false))
                .isEqualTo(Offence.BEYOND);
        assertThat(NoticeLimit.offence(List.of(), LocalDate.parse("2026-03-02"), false))
                .isEqualTo(Offence.FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-03, 2025-02-03, true",
        "2025-02-03, 2028-02-02, true",
        "2025-02-03, 2028-02-03, false", // the anniversary
        "2028-02-29, 2031-02-28, true", // no 29 February three years on: the last day of the month still counts
        "2028-02-29, 2031-03-01, false",
        "2025-02-28, 2028-02-27, true",
        "2025-02-28, 2028-02-28, false",
        "2025-02-28, 2028-02-29, false",
        "2025-03-01, 2028-02-29, true",
        "2025-03-01, 2028-03-01, false",
        "2025-02-04, 2025-02-03, false" // a later one
    })
    @DisplayName("KCA-10.9 NAT-PN.1 three years to the day, leap years included")
    void toTheDay(LocalDate issued, LocalDate on, boolean counts) {
        assertThat(NoticeLimit.counts(issued, on, false)).isEqualTo(counts);
    }

    @Test
    @DisplayName("NAT-PN.1 notices before 19 August 2024 count only where the switch says so")
    void formerNotices() {
        List<LocalDate> earlier = List.of(FRAMEWORK.minusDays(1), FRAMEWORK);
        LocalDate on = LocalDate.parse("2025-03-03");

        assertThat(NoticeLimit.offence(earlier, on, false)).isEqualTo(Offence.SECOND);
        assertThat(NoticeLimit.offence(earlier, on, true)).isEqualTo(Offence.BEYOND);
        assertThat(NoticeLimit.offence(earlier, FRAMEWORK.minusDays(1), true)).isEqualTo(Offence.FIRST);
    }

    @Property
    void theWindowIsThatOfAnOracleThatWalksTheDays(
            @ForAll("days") LocalDate issued, @ForAll @IntRange(min = -40, max = 1200) int later) {
        LocalDate on = issued.plusDays(later);

        assertThat(NoticeLimit.counts(issued, on, true)).isEqualTo(walk(issued, on));
    }

    @Property
    void theOffenceIsThatOfAnOracle(
            @ForAll("histories") List<LocalDate> earlier, @ForAll("days") LocalDate on, @ForAll boolean former) {
        long counted = earlier.stream()
                .filter(issued -> walk(issued, on) && (former || !issued.isBefore(FRAMEWORK)))
                .count();
        Offence expected =
                on.isBefore(FRAMEWORK) || counted == 0 ? Offence.FIRST : counted == 1 ? Offence.SECOND : Offence.BEYOND;

        assertThat(NoticeLimit.offence(earlier, on, former)).isEqualTo(expected);
    }

    @Property
    void anAmountIsThatOfAnOracleThatCountsTheDays(
            @ForAll("days") LocalDate received, @ForAll @IntRange(max = 60) int after) {
        NoticeTerms terms = new NoticeTerms(new Tariff(8_000, 16_000), received);
        int day = 1;
        for (LocalDate date = received; date.isBefore(received.plusDays(after)); date = date.plusDays(1)) {
            day++;
        }

        assertThat(terms.dueOn(received.plusDays(after)).orElse(0))
                .isEqualTo(day <= 21 ? 8_000 : day <= 28 ? 16_000 : 0);
    }

    /** From the day of issue forwards, day by day, as long as the same date three years on has not come. */
    private static boolean walk(LocalDate issued, LocalDate on) {
        for (LocalDate day = issued; !day.isAfter(issued.plusYears(4)); day = day.plusDays(1)) {
            boolean anniversary = day.getYear() - issued.getYear() == 3
                    && (day.getMonthValue() > issued.getMonthValue()
                            || day.getMonthValue() == issued.getMonthValue()
                                    && day.getDayOfMonth() >= issued.getDayOfMonth());
            if (anniversary) {
                return false;
            }
            if (day.equals(on)) {
                return true;
            }
        }
        return false;
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 3_000).map(LocalDate.parse("2021-09-01")::plusDays);
    }

    @Provide
    Arbitrary<List<LocalDate>> histories() {
        return days().list().ofMaxSize(5);
    }
}
