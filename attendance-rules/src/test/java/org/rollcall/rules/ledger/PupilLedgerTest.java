package org.rollcall.rules.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.code.AttendanceCode;
import org.rollcall.rules.code.CodeClass;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

class PupilLedgerTest {

    private static final SessionRef FIRST = new SessionRef(LocalDate.parse("2026-08-01"), Session.AM);
    private static final SessionRef LAST = new SessionRef(LocalDate.parse("2028-07-31"), Session.PM);

    @Test
    @DisplayName("Position is days since 1 August times two plus session, also at the end of a leap year")
    void positions() {
        // Given
        byte n = PupilLedger.symbolOf("N", false);
        // When
        PupilLedger ledger = PupilLedger.EMPTY.with(FIRST, n).with(LAST, n);
        // Then
        assertThat(ledger.bytes(new SchoolYear(2026))[0]).isEqualTo(n);
        assertThat(ledger.bytes(new SchoolYear(2027))[731]).isEqualTo(n);
        assertThat(ledger.years()).containsExactly(new SchoolYear(2026), new SchoolYear(2027));
        assertThat(ledger.marks()).extracting(LedgerMark::ref).containsExactly(FIRST, LAST);
    }

    @Test
    @DisplayName("An O that came from N by expiry is unexplained, an O that staff entered is not")
    void expired() {
        PupilLedger ledger = PupilLedger.EMPTY
                .with(FIRST, PupilLedger.symbolOf("O", true))
                .with(LAST, PupilLedger.symbolOf("O", false));
        assertThat(ledger.markAt(FIRST).orElseThrow().isUnexplained()).isTrue();
        assertThat(ledger.markAt(LAST).orElseThrow().isUnexplained()).isFalse();
        assertThat(ledger.codeAt(FIRST)).map(AttendanceCode::symbol).contains("O");
        assertThat(ledger.codeAt(FIRST)).isEqualTo(CodeEdition.codeOn("O", FIRST.date()));
    }

    @Test
    @DisplayName("Unmarked is zero, and a mark can be taken away")
    void unmarked() {
        PupilLedger ledger = PupilLedger.EMPTY.with(FIRST, "N").with(FIRST, (byte) 0);
        assertThat(ledger.codeAt(FIRST)).isEmpty();
        assertThat(ledger.codeAt(LAST)).isEmpty();
        assertThat(ledger.marks()).isEmpty();
    }

    @Test
    @DisplayName("A retired code in later data keeps the class it had")
    void retired() {
        SessionRef late = new SessionRef(LocalDate.parse("2026-10-05"), Session.AM);
        assertThat(PupilLedger.EMPTY.with(late, "H").codeAt(late))
                .map(AttendanceCode::codeClass)
                .contains(CodeClass.AUTHORISED);
        assertThat(PupilLedger.EMPTY.with(late, "J").codeAt(late))
                .map(AttendanceCode::codeClass)
                .contains(CodeClass.APPROVED_ACTIVITY);
    }

    @Test
    @DisplayName("A ledger does not change when its row or a copy of it does")
    void immutable() {
        byte[] row = new byte[PupilLedger.YEAR_LENGTH];
        PupilLedger ledger = PupilLedger.of(Map.of(new SchoolYear(2026), row));
        row[0] = 1;
        ledger.bytes(new SchoolYear(2026))[1] = 1;
        assertThat(ledger.marks()).isEmpty();
    }

    @Test
    @DisplayName("Rows of another length, unknown symbols and codes of no edition are refused")
    void refused() {
        byte[] row = new byte[PupilLedger.YEAR_LENGTH];
        row[5] = 40;
        assertThatIllegalArgumentException().isThrownBy(() -> PupilLedger.of(Map.of(new SchoolYear(2026), row)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PupilLedger.of(Map.of(new SchoolYear(2026), new byte[731])));
        assertThatIllegalArgumentException().isThrownBy(() -> PupilLedger.EMPTY.with(FIRST, (byte) -1));
        assertThatIllegalArgumentException().isThrownBy(() -> PupilLedger.symbolOf("Q9", false));
        assertThatIllegalArgumentException().isThrownBy(() -> PupilLedger.symbolOf("N", true));
    }

    @Test
    @DisplayName("The stored symbols stay what they are: rows outlive releases")
    void symbolsAreStable() {
        assertThat(List.of("/", "\\", "L", "C", "I", "G", "N", "O", "U", "#", "Y"))
                .extracting(code -> PupilLedger.symbolOf(code, false))
                .containsExactly(
                        (byte) 1, (byte) 2, (byte) 3, (byte) 16, (byte) 19, (byte) 29, (byte) 30, (byte) 31, (byte) 32,
                        (byte) 34, (byte) 38);
        assertThat(PupilLedger.symbolOf("O", true)).isEqualTo((byte) 39);
    }

    @Property(tries = 200)
    void holdsWhatWasLastWrittenAndSurvivesStorage(
            @ForAll @Size(max = 40) List<@IntRange(max = 50_000) Integer> writes) {
        Map<SessionRef, String> expected = new TreeMap<>();
        PupilLedger ledger = PupilLedger.EMPTY;
        for (int write : writes) {
            LocalDate date = LocalDate.parse("2024-08-19").plusDays(write % 1500 / 2);
            SessionRef ref = new SessionRef(date, Session.values()[write % 2]);
            String code = CodeEdition.on(date).codes().get(write / 1500).symbol();
            expected.put(ref, code);
            ledger = ledger.with(ref, code);
        }
        Map<SchoolYear, byte[]> rows = new HashMap<>();
        for (SchoolYear year : ledger.years()) {
            rows.put(year, ledger.bytes(year));
        }
        PupilLedger stored = PupilLedger.of(rows);
        assertThat(stored).isEqualTo(ledger).hasSameHashCodeAs(ledger);
        assertThat(stored.marks().stream()
                        .map(mark -> mark.ref() + " " + mark.code().symbol()))
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .toList());
    }
}
