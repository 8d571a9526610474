package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.rules.code.Session;

/** Rates over the school year so far, at and around their limits. */
class RateTest {

    private static final List<LocalDate> DAYS = PupilFixture.inAutumn2026()
            .calendar()
            .schoolDays(LocalDate.parse("2026-09-03"), LocalDate.parse("2026-12-18"), 3);

    /** A pupil present for so many sessions and then ill for so many. */
    private static PupilFixture presentThenIll(String policy, int attended, int missed) {
        PupilFixture pupil = PupilFixture.inAutumn2026().under(policy);
        for (int i = 0; i < attended + missed; i++) {
            pupil.mark(DAYS.get(i / 2), Session.values()[i % 2], i < attended ? "/" : "I");
        }
        return pupil;
    }

    @ParameterizedTest(name = "{0}: {1} attended, {2} missed: {3} {4}")
    @CsvSource({
        "kings-cross-2024, 90, 10, persistent-absence, true", "kings-cross-2024, 90, 9, persistent-absence, false",
        "hogarth-2024, 90, 10, persistent-absence, false", "hogarth-2024, 90, 11, persistent-absence, true",
        "national, 90, 10, persistent-absence, true", "national, 91, 10, persistent-absence, false",
        "kings-cross-2024, 30, 30, severe-absence, true", "kings-cross-2024, 31, 30, severe-absence, false",
        "hogarth-2024, 30, 30, severe-absence, false", "hogarth-2024, 30, 31, severe-absence, true",
        "hogarth-2024, 95, 5, attendance-below-95, false", "hogarth-2024, 94, 6, attendance-below-95, true"
    })
    @DisplayName("KCA-7.1 KCA-7.2 BHCET-21.1 BHCET-3.5 BHCET-7.14 exactly at the limit each policy keeps its own word")
    void limits(String policy, int attended, int missed, String rule, boolean found) {
        assertThat(presentThenIll(policy, attended, missed).asOf("2026-12-18T17:30", rule))
                .hasSize(found ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} attended, {1} missed: {2}")
    @CsvSource({
        "95, 5, attendance-band-94-to-95", "94, 6, attendance-band-94-to-95", "93, 7, attendance-band-90-to-94",
        "91, 9, attendance-band-90-to-94", "90, 10, attendance-band-50-to-90", "51, 49, attendance-band-50-to-90",
        "50, 50, attendance-band-50-or-less"
    })
    @DisplayName("KCA-16.P1 to KCA-16.P5 every rate falls into one band")
    void bands(int attended, int missed, String band) {
        List<String> bands = presentThenIll("kings-cross-2024", attended, missed).rulesAsOf("2026-12-18T17:30").stream()
                .filter(rule -> rule.startsWith("attendance-band-"))
                .toList();
        assertThat(bands.getLast()).isEqualTo(band);
    }

    @Test
    @DisplayName("KCA-16.P1 above 95 % no band asks for anything")
    void aboveTheBands() {
        assertThat(presentThenIll("kings-cross-2024", 96, 5).asOf("2026-12-18T17:30"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "1, false"})
    @DisplayName("KCA-8.5 the LA service is consulted below 95 % with at least a tenth of the absences unauthorised")
    void consultation(int unauthorised, boolean consulted) {
        // Given
        PupilFixture pupil = presentThenIll("kings-cross-2024", 90, 20);
        for (int i = 0; i < unauthorised; i++) {
            pupil.mark(DAYS.get(54), Session.values()[1 - i], "O");
        }
        // When
        List<Finding> findings = pupil.asOf("2026-12-18T17:30", "consult-attendance-service");
        // Then
        assertThat(findings).hasSize(consulted ? 1 : 0);
    }

    @Test
    @DisplayName("NAT-DFE.3 a rate waits for twenty possible sessions")
    void minimum() {
        PupilFixture nineteen = presentThenIll("national", 10, 9);
        PupilFixture twenty = presentThenIll("national", 11, 9);
        assertThat(nineteen.asOf("2026-12-18T17:30", "persistent-absence")).isEmpty();
        assertThat(twenty.asOf("2026-12-18T17:30", "persistent-absence"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.occurrence()).isEqualTo(DAYS.get(9));
                    assertThat(finding.evidence().figures())
                            .containsEntry("possible", "20")
                            .containsEntry("attended", "11")
                            .containsEntry("absent", "9")
                            .containsEntry("percent", "55.00")
                            .containsEntry("percentAbsent", "45.00");
                    assertThat(finding.evidence().sessions()).hasSize(9);
                    assertThat(finding.evidence().windowStart()).isEqualTo("2026-08-01");
                });
    }

    @Test
    @DisplayName(
            "A threshold fires on crossing, once in a half term, and again when it was undone and crossed anew later")
    void edge() {
        // Given: 4 of 20 missed, then back above the limit, then below it again in the same and in the next half term
        PupilFixture pupil = presentThenIll("national", 18, 2)
                .present("2026-09-17", "2026-09-21")
                .marks("2026-09-22", "2026-09-22", "I");
        assertThat(pupil.asOf("2026-09-21T17:30", "persistent-absence")).hasSize(1);
        assertThat(pupil.asOf("2026-09-22T17:30", "persistent-absence")).hasSize(1);
        // When
        pupil.present("2026-09-23", "2026-11-06").marks("2026-11-09", "2026-11-16", "I");
        List<Finding> findings = pupil.asOf("2026-11-16T17:30", "persistent-absence");
        // Then
        assertThat(findings).hasSize(2);
        assertThat(findings.getLast().occurrence()).isAfter("2026-11-08");
    }

    @Test
    @DisplayName("KCA-12.4 five late marks in one half term, at the school's own number if it gives one")
    void lateness() {
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .marks("2026-09-07", "2026-09-10", "L", "\\")
                .marks("2026-11-02", "2026-11-02", "L", "\\");
        assertThat(pupil.asOf("2026-12-18T17:30", "persistent-lateness")).isEmpty();
        pupil.marks("2026-09-11", "2026-09-11", "U", "\\");
        assertThat(pupil.asOf("2026-12-18T17:30", "persistent-lateness"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.occurrence()).isEqualTo("2026-09-11"));
        pupil.under(PupilFixture.POLICIES
                .find("kings-cross-2024")
                .orElseThrow()
                .resolve(Map.of("persistentLateMarks", "6")));
        assertThat(pupil.asOf("2026-12-18T17:30", "persistent-lateness")).isEmpty();
    }

    @Test
    @DisplayName("NAT-2024.13b thirty sessions of illness in the year are told to the LA")
    void sickness() {
        PupilFixture pupil = PupilFixture.inAutumn2026().marks("2026-09-07", "2026-09-25", "I");
        assertThat(pupil.asOf("2026-09-25T17:30", "sickness-15-days")).hasSize(1);
        assertThat(pupil.asOf("2026-09-25T13:29", "sickness-15-days")).isEmpty();
    }
}
