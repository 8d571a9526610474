package org.rollcall.rules.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CodeEditionTest {

    private static final LocalDate IN_2023 = LocalDate.parse("2023-10-02");
    private static final LocalDate IN_2026 = LocalDate.parse("2026-10-02");

    /** The published table: edition, code, meaning, class, on site, from, to. */
    static List<String[]> published() throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CodeEditionTest.class.getResourceAsStream("/codes.csv")),
                StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",", 8)).toList();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("published")
    @DisplayName("BHCET-10.7 every code of the published table has its class, place and dates")
    void everyCodeAsPublished(
            String edition, String symbol, String meaning, String codeClass, String onSite, String from, String to) {
        // Given
        CodeEdition of = CodeEdition.on(LocalDate.parse(edition.equals("2006") ? "2010-10-04" : "2026-10-05"));
        // When
        AttendanceCode code = of.find(symbol).orElseThrow();
        // Then
        assertThat(of.id()).isEqualTo(edition);
        assertThat(code.codeClass()).isEqualTo(CodeClass.valueOf(codeClass));
        assertThat(code.onSite()).isEqualTo(OnSite.valueOf(onSite.toUpperCase(Locale.ROOT)));
        assertThat(code.meaning()).isEqualTo(meaning);
        assertThat(code.from()).isEqualTo(from);
        assertThat(code.to()).isEqualTo(to.isEmpty() ? null : LocalDate.parse(to));
        assertThat(code.collected()).isEqualTo(!codeClass.equals("ADMINISTRATIVE"));
    }

    @Test
    @DisplayName("The editions hold exactly the published codes: 26 and 34")
    void nothingElse() throws IOException {
        // Given
        List<String> published =
                published().stream().map(row -> row[0] + " " + row[1]).sorted().toList();
        // When
        List<String> ours = CodeEdition.all().stream()
                .flatMap(edition -> edition.codes().stream().map(code -> edition.id() + " " + code.symbol()))
                .sorted()
                .toList();
        // Then
        assertThat(ours).isEqualTo(published);
        assertThat(CodeEdition.on(IN_2023).codes()).hasSize(26);
        assertThat(CodeEdition.on(IN_2026).codes()).hasSize(34);
    }

    @ParameterizedTest
    @CsvSource({"2024-08-18, 2006", "2024-08-19, 2024"})
    @DisplayName("NAT-2024.10c the date of the session chooses the edition; H, J and Y ended on 18 August 2024")
    void theDateChooses(LocalDate date, String edition) {
        assertThat(CodeEdition.on(date).id()).isEqualTo(edition);
    }

    @ParameterizedTest
    @CsvSource({
        "F, 2013-08-31, true",
        "F, 2013-09-01, false",
        "H, 2024-08-18, true",
        "H, 2024-08-19, false",
        "Y1, 2024-08-18, false",
        "Y1, 2024-08-19, true"
    })
    @DisplayName("A code may be used between its dates, both included")
    void codesHaveDates(String symbol, LocalDate date, boolean usable) {
        assertThat(CodeEdition.on(date).find(symbol, date).isPresent()).isEqualTo(usable);
    }

    @ParameterizedTest
    @CsvSource({"H, 2025-03-03, true", "J, 2025-03-03, true", "F, 2014-03-03, true", "C, 2025-03-03, false"})
    @DisplayName("A retired code that still arrives is known and flagged, not dropped")
    void retiredCodes(String symbol, LocalDate date, boolean retired) {
        assertThat(CodeEdition.retired(symbol, date).isPresent()).isEqualTo(retired);
        assertThat(CodeEdition.retired("Q9", date)).isEmpty();
    }

    @Test
    @DisplayName("An interview was an approved activity and is an authorised absence now")
    void theClassBelongsToCodeAndDate() {
        assertThat(CodeEdition.on(IN_2023).find("J").orElseThrow().codeClass()).isEqualTo(CodeClass.APPROVED_ACTIVITY);
        assertThat(CodeEdition.on(IN_2026).find("J1").orElseThrow().codeClass()).isEqualTo(CodeClass.AUTHORISED);
    }

    @ParameterizedTest
    @CsvSource({
        "PRESENT, true, true, false",
        "APPROVED_ACTIVITY, true, true, false",
        "AUTHORISED, true, false, true",
        "UNAUTHORISED, true, false, true",
        "NOT_POSSIBLE, false, false, false",
        "ADMINISTRATIVE, false, false, false"
    })
    @DisplayName("Possible is attended or absent, nothing else")
    void classes(CodeClass type, boolean possible, boolean attended, boolean absence) {
        assertThat(type.isPossible()).isEqualTo(possible);
        assertThat(type.isAttended()).isEqualTo(attended);
        assertThat(type.isAbsence()).isEqualTo(absence);
    }

    @Test
    @DisplayName("Sessions are ordered as the school lives them")
    void sessionOrder() {
        SessionRef morning = new SessionRef(IN_2026, Session.AM);
        SessionRef afternoon = new SessionRef(IN_2026, Session.PM);
        SessionRef dayAfter = new SessionRef(IN_2026.plusDays(1), Session.AM);
        assertThat(List.of(dayAfter, afternoon, morning).stream().sorted())
                .containsExactly(morning, afternoon, dayAfter);
    }
}
