package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a parent says changes which step the policy takes. */
@ExtendWith(RunningStack.class)
class ContactIT {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 14);

    @Test
    @DisplayName(
            "KCA-16.D3b an answer that is not accepted brings the school warning letter instead of the three-day one")
    void anAnswerThatIsNotAcceptedBringsTheSchoolWarningLetter(Api api) {
        // Given
        SchoolFixture school = new SchoolFixture(api, 910011, "kings-cross-2024", "202", "91011");
        school.play(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 11), Map.of());
        school.play(MONDAY, MONDAY.plusDays(1), Map.of(4, "N", 5, "N"));
        logContact(api, school, 4, "REASON_NOT_ACCEPTED");

        // When
        school.play(MONDAY.plusDays(2), MONDAY.plusDays(2), Map.of(4, "N", 5, "N"));

        // Then
        assertThat(rulesOfLetters(school, 4)).isNotEmpty().containsOnly("unexplained-day-3-warning-letter");
        assertThat(rulesOfLetters(school, 5)).isNotEmpty().containsOnly("unexplained-day-3-letter");
        assertThat(school.findings(4, "unexplained-day-3-visit")).isEmpty();
    }

    @Test
    @DisplayName("KCA-16.D3 a reason that is accepted ends the ladder before the third day")
    void aReasonThatIsAcceptedEndsTheLadder(Api api) {
        // Given
        SchoolFixture school = new SchoolFixture(api, 910012, "kings-cross-2024", "202", "91011");
        school.play(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 11), Map.of());
        school.play(MONDAY, MONDAY.plusDays(1), Map.of(6, "N"));
        logContact(api, school, 6, "REASON_ACCEPTED");

        // When
        school.play(MONDAY.plusDays(2), MONDAY.plusDays(2), Map.of(6, "N"));

        // Then
        assertThat(school.letters(6)).isEmpty();
        assertThat(school.findings(6, "unexplained-day-3-")).isEmpty();
    }

    @Test
    void aChildWhoWalksInBeforeTheCloseHasCausedNothing(Api api) {
        // Given
        SchoolFixture school = new SchoolFixture(api, 910013, "hogarth-2024", "841", "91011");
        school.play(LocalDate.of(2026, 9, 7), LocalDate.of(2026, 9, 11), Map.of());
        api.clock(MONDAY, "08:55");
        school.take(MONDAY, "AM", Map.of(9, "N"));

        // When
        api.clock(MONDAY, "09:05");
        school.take(MONDAY, "AM", Map.of(9, "L"));
        api.clock(MONDAY, "17:30");

        // Then
        assertThat(school.findings(9, "")).isEmpty();
        assertThat(school.tasks(9, "office")).isEmpty();
        assertThat(school.summary(9, MONDAY, MONDAY).path("lates").asInt()).isEqualTo(1);
    }

    private static void logContact(Api api, SchoolFixture school, int pupil, String outcome) {
        Answer logged = school.officer.post(
                school.path("/contact-log"),
                Map.of(
                        "pupilId",
                        school.pupils.get(pupil).toString(),
                        "at",
                        MONDAY.plusDays(1) + "T14:00:00Z",
                        "by",
                        "school office",
                        "channel",
                        "PHONE",
                        "with",
                        "First Parent" + pupil,
                        "outcome",
                        outcome));
        assertThat(logged.status()).as(logged.toString()).isEqualTo(201);
        api.quiesce();
    }

    private static List<String> rulesOfLetters(SchoolFixture school, int pupil) {
        return school.letters(pupil).stream()
                .map((JsonNode letter) -> letter.path("ruleId").asText())
                .toList();
    }
}
