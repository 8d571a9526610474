package org.rollcall.reporting.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkEntryTest {
    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource({
        "/,2026-09-14,1,false",
        "L,2026-09-14,1,true",
        "U,2026-09-14,3,true",
        "I,2026-09-14,2,false",
        "D,2026-09-14,0,false",
        "#,2026-09-14,0,false",
        "J,2024-01-15,1,false",
        "J1,2026-09-14,2,false",
        "H,2026-09-14,2,false",
        "?,2026-09-14,0,false"
    })
    void aCodeCountsAsTheEditionOfItsDateSays(String code, LocalDate date, int kind, boolean late) {
        // Given
        MarkEntry mark = new MarkEntry(900_001, UUID.randomUUID(), date, "AM", code, 1, UUID.randomUUID());

        // Then
        assertThat(mark.kind()).isEqualTo(kind);
        assertThat(mark.late()).isEqualTo(late);
    }
}
