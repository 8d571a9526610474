package org.rollcall.rules.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeEdition;

class AttendanceTallyTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-02");

    @Test
    @DisplayName("Possible is attended and absent; D, X, Y and # leave it alone, lates are L and U")
    void departmentArithmetic() {
        // Given
        String[] marks = {"/", "\\", "L", "V", "I", "C", "N", "O", "U", "D", "X", "Y2", "Q", "#", "Z"};
        // When
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (String mark : marks) {
            tally = tally.plus(code(mark));
        }
        // Then
        assertThat(tally).isEqualTo(new AttendanceTally(9, 4, 2, 3, 2));
        assertThat(tally.absent()).isEqualTo(5);
        assertThat(tally.plus(tally)).isEqualTo(new AttendanceTally(18, 8, 4, 6, 4));
    }

    @ParameterizedTest
    @CsvSource({
        "380, 342, 90.00",
        "3, 2, 66.67",
        "3, 1, 33.33",
        "8, 1, 12.50",
        "1600, 1, 0.06",
        "20000, 1, 0.01",
        "7, 7, 100.00",
        "9, 0, 0.00"
    })
    @DisplayName("A percentage is shown with two decimals, half up")
    void shown(int possible, int attended, String percent) {
        AttendanceTally tally = tally(possible, attended);
        assertThat(tally.percentAttended()).contains(percent);
    }

    @Test
    @DisplayName("Nothing possible: no percentage, and no limit is passed")
    void nothingPossible() {
        assertThat(AttendanceTally.EMPTY.percentAttended()).isEmpty();
        assertThat(AttendanceTally.EMPTY.percentAbsent()).isEmpty();
        assertThat(AttendanceTally.EMPTY.attendedBelow(Percentage.HUNDRED)).isFalse();
        assertThat(AttendanceTally.EMPTY.attendedAtMost(Percentage.HUNDRED)).isFalse();
        assertThat(AttendanceTally.EMPTY.absenceAtLeast(Percentage.ZERO)).isFalse();
        assertThat(AttendanceTally.EMPTY.absenceAbove(Percentage.ZERO)).isFalse();
    }

    @Test
    @DisplayName("KCA-7.1 BHCET-21.1 exactly 90.0 %: 10 % missed holds, below 90 does not")
    void exactlyNinety() {
        AttendanceTally exactly = tally(200, 180);
        assertThat(exactly.absenceAtLeast(Percentage.of(10))).isTrue();
        assertThat(exactly.absenceAbove(Percentage.of(10))).isFalse();
        assertThat(exactly.attendedBelow(Percentage.of(90))).isFalse();
        assertThat(exactly.attendedAtMost(Percentage.of(90))).isTrue();
        assertThat(tally(200, 181).absenceAtLeast(Percentage.of(10))).isFalse();
        assertThat(tally(200, 179).attendedBelow(Percentage.of(90))).isTrue();
    }

    @Test
    @DisplayName("KCA-1.1 94.99 % is below 95 although one decimal would round it up")
    void neverRounded() {
        assertThat(tally(10_000, 9_499).attendedBelow(Percentage.of(95))).isTrue();
        assertThat(tally(10_000, 9_500).attendedBelow(Percentage.of(95))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"94, 9400", "92.5, 9250", "92.55, 9255", "0, 0", "100, 10000", "100.00, 10000"})
    @DisplayName("A limit may be whole or have two decimals")
    void limits(String text, int basisPoints) {
        assertThat(Percentage.parse(text)).isEqualTo(new Percentage(basisPoints));
    }

    @ParameterizedTest
    @ValueSource(strings = {"101", "-1", "92.555", "92,5", "", "abc", "100.01"})
    @DisplayName("Other limits are refused")
    void refusedLimits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.parse(text));
    }

    @Test
    @DisplayName("A tally that does not add up is refused")
    void refusedTallies() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AttendanceTally(3, 1, 1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AttendanceTally(0, 1, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new AttendanceTally(1, 1, 0, 0, -1));
    }

    @Property
    void agreesWithDecimalArithmetic(
            @ForAll @IntRange(max = 5000) int attended,
            @ForAll @IntRange(max = 3000) int authorised,
            @ForAll @IntRange(max = 3000) int unauthorised,
            @ForAll @IntRange(max = 10_000) int basisPoints) {
        int possible = attended + authorised + unauthorised;
        Assume.that(possible > 0);
        AttendanceTally tally = new AttendanceTally(possible, attended, authorised, unauthorised, 0);
        Percentage limit = new Percentage(basisPoints);
        BigDecimal whole = BigDecimal.valueOf(possible);
        BigDecimal limited = BigDecimal.valueOf(basisPoints).multiply(whole);
        BigDecimal present = BigDecimal.valueOf(attended).scaleByPowerOfTen(4);
        BigDecimal missed = BigDecimal.valueOf(possible - attended).scaleByPowerOfTen(4);
        assertThat(tally.attendedBelow(limit)).isEqualTo(present.compareTo(limited) < 0);
        assertThat(tally.attendedAtMost(limit)).isEqualTo(present.compareTo(limited) <= 0);
        assertThat(tally.absenceAtLeast(limit)).isEqualTo(missed.compareTo(limited) >= 0);
        assertThat(tally.absenceAbove(limit)).isEqualTo(missed.compareTo(limited) > 0);
        assertThat(tally.percentAttended())
                .contains(BigDecimal.valueOf(attended)
                        .scaleByPowerOfTen(2)
                        .divide(whole, 2, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    @Property
    void addingUpSessionBySessionOrInPartsIsTheSame(@ForAll List<@IntRange(max = 33) Integer> codes) {
        List<AttendanceCode> edition = CodeEdition.on(DAY).codes();
        AttendanceTally whole = AttendanceTally.EMPTY;
        AttendanceTally first = AttendanceTally.EMPTY;
        AttendanceTally rest = AttendanceTally.EMPTY;
        for (int i = 0; i < codes.size(); i++) {
            AttendanceCode code = edition.get(codes.get(i));
            whole = whole.plus(code);
            if (i < codes.size() / 2) {
                first = first.plus(code);
            } else {
                rest = rest.plus(code);
            }
        }
        assertThat(first.plus(rest)).isEqualTo(whole);
        assertThat(whole.possible()).isEqualTo((int) codes.stream()
                .filter(i -> !List.of("D", "X", "Q", "Y1", "Y2", "Y3", "Y4", "Y5", "Y6", "Y7", "Z", "#")
                        .contains(edition.get(i).symbol()))
                .count());
    }

    private static AttendanceTally tally(int possible, int attended) {
        return new AttendanceTally(possible, attended, possible - attended, 0, 0);
    }

    private static AttendanceCode code(String symbol) {
        return CodeEdition.on(DAY).find(symbol).orElseThrow();
    }
}
