package org.rollcall.rules.penalty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    private static final LocalDate THIRD_OF_FEBRUARY = LocalDate.parse("2025-02-03");

    @ParameterizedTest
    @CsvSource({
        "2025-02-03, 8000", // the day of issue pays as on day 1
        "2025-02-04, 8000",
        "2025-02-24, 8000",
        "2025-02-25, 16000",
        "2025-03-03, 16000",
        "2025-03-04, "
    })
    @DisplayName("KCA-10.7 KCA-10.8 KCA-10.11 NAT-PN.1 80 to day 21, 160 to day 28, nothing to pay from day 29")
    void aFirstNoticeCountedFromItsIssue(LocalDate on, @Nullable Integer pence) {
        assertThat(issued(THIRD_OF_FEBRUARY, Offence.FIRST).dueOn(on)).isEqualTo(amount(pence));
    }

    @ParameterizedTest
    @CsvSource({"2025-11-15, 16000", "2025-12-08, 16000", "2025-12-09, "})
    @DisplayName("KCA-10.9 a second notice costs 160 from the first day to the twenty-eighth")
    void aSecondNotice(LocalDate on, @Nullable Integer pence) {
        assertThat(issued(LocalDate.parse("2025-11-10"), Offence.SECOND).dueOn(on))
                .isEqualTo(amount(pence));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01, 2023-06-22, 6000",
        "2023-06-01, 2023-06-23, 12000",
        "2023-06-01, 2023-06-29, 12000",
        "2023-06-01, 2023-06-30, ",
        "2021-12-06, 2021-12-27, 6000",
        "2021-12-06, 2021-12-28, 12000",
        "2021-12-06, 2022-01-03, 12000",
        "2021-12-06, 2022-01-04, ",
        "2024-08-18, 2024-09-08, 6000",
        "2024-08-19, 2024-09-09, 8000"
    })
    @DisplayName("AET-7.11 AET-7.12 AET-7.13 ATT-A1.8.6 ATT-A1.8.7 ATT-A1.8.8 NAT-PN.1 the regime is that of the issue")
    void theFormerRegime(LocalDate issuedOn, LocalDate on, @Nullable Integer pence) {
        assertThat(issued(issuedOn, Offence.FIRST).dueOn(on)).isEqualTo(amount(pence));
    }

    @Test
    @DisplayName("NAT-PN.1 KCA-10.5 no third notice has a price since the national framework; before it every one had")
    void noThird() {
        assertThat(PenaltyRegime.NATIONAL_FRAMEWORK.tariff(Offence.BEYOND)).isEmpty();
        assertThat(PenaltyRegime.FORMER.tariff(Offence.BEYOND)).contains(new Tariff(6_000, 12_000));
    }

    @Test
    @DisplayName("NAT-PN.3 day 1 is the day of receipt")
    void countedFromReceipt() {
        // Given
        NoticeTerms terms = new NoticeTerms(
                new Tariff(8_000, 16_000),
                DayCount.RECEIPT.dayOne(THIRD_OF_FEBRUARY, null, LocalDate.parse("2025-02-06")));

        // Then
        assertThat(terms.dayOf(LocalDate.parse("2025-02-06"))).isEqualTo(1);
        assertThat(terms.earlyUntil()).isEqualTo("2025-02-26");
        assertThat(terms.payableUntil()).isEqualTo("2025-03-05");
        assertThat(terms.dueOn(terms.earlyUntil())).hasValue(8_000);
        assertThat(terms.dueOn(terms.earlyUntil().plusDays(1))).hasValue(16_000);
        assertThat(terms.dueOn(terms.payableUntil())).hasValue(16_000);
        assertThat(terms.dueOn(terms.payableUntil().plusDays(1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-03, 2025-02-05", // Monday to Wednesday
        "2025-02-06, 2025-02-10", // Thursday: Friday and Monday
        "2025-02-07, 2025-02-11", // Friday
        "2025-02-08, 2025-02-11", // Saturday
        "2025-04-17, 2025-04-23", // Thursday before Easter
        "2024-12-24, 2024-12-30",
        "2026-12-24, 2026-12-30", // Boxing Day is a Saturday: Monday stands in
        "2021-12-24, 2021-12-30", // both days of Christmas fall on a weekend
        "2022-12-23, 2022-12-29",
        "2022-12-30, 2023-01-04", // 1 January is a Sunday
        "2022-06-01, 2022-06-07", // the jubilee
        "2022-05-27, 2022-05-31",
        "2024-05-03, 2024-05-08",
        "2024-08-23, 2024-08-28"
    })
    @DisplayName("NAT-PN.3 a posted notice is presumed to be received on the second working day")
    void presumedReceipt(LocalDate posted, LocalDate received) {
        assertThat(DayCount.RECEIPT.dayOne(posted.minusDays(1), posted, null)).isEqualTo(received);
        assertThat(DayCount.RECEIPT.dayOne(posted, null, null)).isEqualTo(received);
    }

    @Test
    @DisplayName("KCA-10.6 AET-7.11 ATT-A1.8.6 a notice to each parent for each child")
    void perParentAndChild() {
        assertThat(ParentOfChild.each(List.of("one", "two"), List.of(1, 2, 3))).hasSize(6);
        assertThat(ParentOfChild.each(List.of("one"), List.of(1, 2)))
                .containsExactly(new ParentOfChild<>("one", 1), new ParentOfChild<>("one", 2));
        assertThat(ParentOfChild.each(List.of("one", "two"), List.of(1, 2))).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-24, 8000, ",
        "2025-02-24, 4000, PART",
        "2025-02-25, 8000, PART",
        "2025-02-25, 16000, ",
        "2025-02-24, 16000, TOO_MUCH",
        "2025-03-04, 16000, TOO_LATE",
        "2025-02-02, 8000, BEFORE_ISSUE"
    })
    @DisplayName("KCA-10.10 the whole amount of the day, in one payment")
    void payments(LocalDate on, int pence, PaymentRules.@Nullable Refusal refusal) {
        assertThat(PaymentRules.refuse(issued(THIRD_OF_FEBRUARY, Offence.FIRST), THIRD_OF_FEBRUARY, on, pence)
                        .orElse(null))
                .isEqualTo(refusal);
    }

    private static OptionalInt amount(@Nullable Integer pence) {
        return pence == null ? OptionalInt.empty() : OptionalInt.of(pence);
    }

    private static NoticeTerms issued(LocalDate on, Offence offence) {
        return new NoticeTerms(
                PenaltyRegime.on(on).tariff(offence).orElseThrow(), DayCount.ISSUE.dayOne(on, null, null));
    }
}
