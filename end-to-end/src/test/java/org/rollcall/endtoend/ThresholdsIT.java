package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Thresholds at their exact boundaries, as two policies draw them. */
@ExtendWith(RunningStack.class)
class ThresholdsIT {
    private static final String PENALTY = "unauthorised-10-in-10-school-weeks";

    @Test
    @DisplayName(
            "KCA-10.2, KCA-10.3, BHCET-22.5 the tenth unauthorised session counts across half term; a late before the close does not")
    void theTenthUnauthorisedSessionCountsAcrossHalfTerm(Api api) {
        // Given 8 sessions of O and U before half term, one after it
        SchoolFixture school = new SchoolFixture(api, 910021, "kings-cross-2024", "202", "91021");
        LocalDate monday = LocalDate.of(2026, 10, 12);
        school.play(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 10, 9), Map.of());
        school.play(monday, LocalDate.of(2026, 11, 2), date -> {
            Map<Integer, String> codes = new HashMap<>();
            if (date.isBefore(monday.plusDays(3))) {
                codes.put(2, "O");
            } else if (date.isBefore(monday.plusDays(5)) || date.equals(LocalDate.of(2026, 11, 2))) {
                codes.put(2, "L");
            }
            return codes;
        });
        assertThat(school.findings(2, PENALTY)).isEmpty();

        // When four more follow, the third of which is the ninth and the fourth the tenth
        takeMorning(api, school, LocalDate.of(2026, 11, 3), "U");
        takeMorning(api, school, LocalDate.of(2026, 11, 4), "U");
        takeMorning(api, school, LocalDate.of(2026, 11, 5), "G");
        assertThat(school.findings(2, PENALTY)).isEmpty();
        takeMorning(api, school, LocalDate.of(2026, 11, 6), "O");

        // Then
        List<JsonNode> found = school.openFindings(2, PENALTY);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).path("evidence").path("sessions").size()).isEqualTo(10);
        assertThat(found.get(0).path("occurrence").asText()).isEqualTo("2026-11-06");
        // A penalty is put to a person; no letter leaves by itself.
        assertThat(school.letters(2).stream()
                        .map(letter -> letter.path("ruleId").asText()))
                .doesNotContain(PENALTY);
    }

    @Test
    @DisplayName(
            "KCA-7.1, BHCET-21.1 exactly 90.0 per cent is persistent absence at King's Cross and not at Bishop Hogarth")
    void exactlyNinetyPerCentDiffersBetweenThePolicies(Api api) {
        // Given ten days, twenty sessions, two of them missed: 18 of 20
        SchoolFixture kingsCross = new SchoolFixture(api, 910022, "kings-cross-2024", "202", "91021");
        SchoolFixture hogarth = new SchoolFixture(api, 910023, "hogarth-2024", "841", "91021");
        LocalDate first = LocalDate.of(2026, 9, 14);
        LocalDate last = LocalDate.of(2026, 9, 25);

        // When
        for (SchoolFixture school : List.of(kingsCross, hogarth)) {
            api.clock(first, "08:00");
            school.play(first, last, date -> date.equals(last) ? Map.of(3, "I") : Map.of());
        }

        // Then
        assertThat(kingsCross.summary(3, first, last).path("percent").asText()).isEqualTo("90.00");
        assertThat(kingsCross.findings(3, "persistent-absence")).hasSize(1);
        assertThat(hogarth.findings(3, "persistent-absence")).isEmpty();
        assertThat(kingsCross.findings(4, "")).isEmpty();
    }

    private static void takeMorning(Api api, SchoolFixture school, LocalDate date, String code) {
        api.clock(date, "08:55");
        school.take(date, "AM", Map.of(2, code));
        api.clock(date, "13:02");
        school.take(date, "PM", Map.of());
        api.clock(date, "17:30");
    }
}
