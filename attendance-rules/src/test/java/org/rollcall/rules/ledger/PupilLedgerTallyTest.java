package org.rollcall.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.measure.AttendanceTally;

class PupilLedgerTallyTest {

    private static final LocalDate START = LocalDate.parse("2023-08-01");
    private static final int DAYS = 1100;

    @Property(tries = 500)
    void countsAsMarkByMark(
            @ForAll @Size(max = 60) List<@IntRange(max = 2 * DAYS - 1) Integer> sessions,
            @ForAll @Size(value = 60) List<@IntRange(min = 1, max = 39) Integer> symbols,
            @ForAll @IntRange(min = -10, max = DAYS + 10) int from,
            @ForAll @IntRange(min = -10, max = DAYS + 10) int to) {
        // Given
        PupilLedger ledger = PupilLedger.EMPTY;
        for (int i = 0; i < sessions.size(); i++) {
            SessionRef ref = new SessionRef(START.plusDays(sessions.get(i) / 2), Session.values()[sessions.get(i) % 2]);
            ledger = ledger.with(ref, symbols.get(i).byteValue());
        }
        // When
        AttendanceTally tally = ledger.tally(START.plusDays(from), START.plusDays(to));
        // Then
        assertThat(tally).isEqualTo(markByMark(ledger, START.plusDays(from), START.plusDays(to)));
    }

    @Test
    @DisplayName("A year in which every session has the same code fills no count of its neighbour")
    void fullestYear() {
        for (byte symbol = 1; symbol <= LedgerSymbols.EXPIRED; symbol++) {
            byte[] row = new byte[PupilLedger.YEAR_LENGTH];
            Arrays.fill(row, symbol);
            SchoolYear leap = new SchoolYear(2027);
            PupilLedger ledger = PupilLedger.of(Map.of(leap, row));
            assertThat(ledger.tally(leap.start(), leap.end())).isEqualTo(markByMark(ledger, leap.start(), leap.end()));
        }
    }

    private static AttendanceTally markByMark(PupilLedger ledger, LocalDate from, LocalDate to) {
        AttendanceTally tally = AttendanceTally.EMPTY;
        for (LedgerMark mark : ledger.marks()) {
            LocalDate date = mark.ref().date();
            if (!date.isBefore(from) && !date.isAfter(to)) {
                tally = tally.plus(mark.code());
            }
        }
        return tally;
    }
}
