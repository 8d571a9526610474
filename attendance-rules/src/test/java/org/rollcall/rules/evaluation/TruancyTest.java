package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.ActionRule.Approval;
import org.rollcall.rules.policy.CaseEvent;

class TruancyTest {
    private static final String RULE = "gone-after-registration";

    @Test
    @DisplayName(
            "AET-10.1, BHCET-14.1 present in the morning and N in the afternoon without a word is suspected truancy")
    void goneInTheAfternoon() {
        for (String policy : List.of("aspire-2023", "hogarth-2024")) {
            // Given
            PupilFixture pupil = PupilFixture.inAutumn2026().under(policy).marks("2026-09-14", "2026-09-14", "/", "N");

            // When
            List<Finding> found = suspicions(pupil, "2026-09-14T13:30");

            // Then
            assertThat(found).singleElement().satisfies(finding -> {
                assertThat(finding.occurrence()).isEqualTo("2026-09-14");
                assertThat(finding.raisedAt()).isEqualTo("2026-09-14T13:30");
                assertThat(finding.actions())
                        .extracting(Action::step)
                        .containsExactly("notify-role", "contact-parent", "confirm-or-dismiss");
            });
            assertThat(suspicions(pupil, "2026-09-14T13:29")).isEmpty();
        }
    }

    @Test
    @DisplayName("AET-10.1, BHCET-14.1 a parent's word before the register closed, or signing out, leaves no suspicion")
    void aCauseIsKnown() {
        assertThat(suspicions(gone().reported("2026-09-14T12:50", "2026-09-14"), "2026-09-14T17:00"))
                .isEmpty();
        assertThat(suspicions(gone().reported("2026-09-14T15:00", "2026-09-14"), "2026-09-14T17:00"))
                .hasSize(1);
        assertThat(suspicions(gone().recorded("2026-09-14T11:00", CaseEvent.SIGNED_OUT), "2026-09-14T17:00"))
                .isEmpty();
        assertThat(suspicions(
                        gone().recorded("2026-09-14T11:00", CaseEvent.SIGNED_OUT)
                                .recorded("2026-09-14T12:30", CaseEvent.SIGNED_IN),
                        "2026-09-14T17:00"))
                .hasSize(1);
        assertThat(suspicions(gone().recorded("2026-09-11T11:00", CaseEvent.SIGNED_OUT), "2026-09-14T17:00"))
                .hasSize(1);
        PupilFixture absentAllDay = PupilFixture.inAutumn2026().under("aspire-2023");
        assertThat(suspicions(absentAllDay.marks("2026-09-14", "2026-09-14", "N"), "2026-09-14T17:00"))
                .isEmpty();
        PupilFixture unmarked =
                PupilFixture.inAutumn2026().under("aspire-2023").mark(LocalDate.parse("2026-09-14"), Session.AM, "/");
        assertThat(suspicions(unmarked, "2026-09-14T17:00")).isEmpty();
    }

    @Test
    @DisplayName("AET-10.5, BHCET-14.4 a suspicion whose mark is explained later is taken back")
    void explainedLater() {
        // Given
        PupilFixture pupil = gone();

        // When
        pupil.mark(LocalDate.parse("2026-09-14"), Session.PM, "M");

        // Then
        assertThat(suspicions(pupil, "2026-09-15T17:00")).isEmpty();
    }

    @Test
    @DisplayName("AET-10.1 a lesson missed by a pupil who was present is suspected truancy, once for the day")
    void goneFromALesson() {
        // Given
        PupilFixture pupil = gone().recorded("2026-09-14T11:05", CaseEvent.LESSON_MISSED);

        // When
        List<Finding> found = suspicions(pupil, "2026-09-14T17:00");

        // Then
        assertThat(found).singleElement().satisfies(finding -> {
            assertThat(finding.raisedAt()).isEqualTo("2026-09-14T11:05");
            assertThat(finding.evidence().figures()).containsEntry("gone", "lesson");
        });
    }

    @Test
    @DisplayName(
            "AET-10.5, BHCET-14.4, AET-10.6, BHCET-14.5 the first truancy proposes the warning letter, the second a consideration")
    void confirmed() {
        for (String policy : List.of("aspire-2023", "hogarth-2024")) {
            // Given
            PupilFixture pupil = PupilFixture.inAutumn2026()
                    .under(policy)
                    .recorded("2026-09-14T14:00", CaseEvent.TRUANCY_CONFIRMED)
                    .recorded("2026-09-21T14:00", CaseEvent.TRUANCY_CONFIRMED);

            // When
            List<Finding> found = pupil.asOf("2026-09-21T17:00");

            // Then
            assertThat(found).extracting(Finding::ruleId).containsExactly("truancy-first", "truancy-again");
            assertThat(found.getFirst().actions())
                    .containsExactly(new Action.SendLetter("send-letter", "truancy-warning", Approval.REQUIRED));
            assertThat(found.getLast().actions()).hasOnlyElementsOfType(Action.ProposePenaltyNotice.class);
        }
    }

    @Provide
    Arbitrary<List<String>> days() {
        return Arbitraries.of("/N", "NN", "/\\", "N/", "LN", "/O*", "/O", "/I", "/", "IN", "VN", "/N+", "/N-", "/N-i")
                .list()
                .ofSize(20);
    }

    /** A day is its two marks; + a word of the parent in time, - a signing out, i a signing in after it. */
    @Property(tries = 200)
    @Label("AET-10.1, BHCET-14.1 the suspected days are those that a person reading day by day would name")
    void theDaysOfASlowReader(@ForAll("days") List<String> days) {
        // Given
        PupilFixture pupil = PupilFixture.inAutumn2026().under("hogarth-2024");
        List<LocalDate> open =
                pupil.calendar().schoolDays(LocalDate.parse("2026-09-03"), LocalDate.parse("2026-12-18"), 3);
        List<LocalDate> expected = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            String day = days.get(i);
            LocalDate date = open.get(i);
            pupil.mark(date, Session.AM, day.substring(0, 1));
            String afternoon = day.startsWith("O*", 1) ? "O*" : day.length() > 1 ? day.substring(1, 2) : "";
            if (!afternoon.isEmpty()) {
                pupil.mark(date, Session.PM, afternoon);
            }
            if (day.endsWith("+")) {
                pupil.reported(date + "T12:00", date.toString());
            }
            if (day.contains("-")) {
                pupil.recorded(date + "T11:00", CaseEvent.SIGNED_OUT);
            }
            if (day.endsWith("i")) {
                pupil.recorded(date + "T12:00", CaseEvent.SIGNED_IN);
            }
            if (Set.of("/N", "LN", "/O*", "/N-i").contains(day)) {
                expected.add(date);
            }
        }

        // When
        List<Finding> found = suspicions(pupil, "2026-12-18T17:00");

        // Then
        assertThat(found).extracting(Finding::occurrence).containsExactlyElementsOf(expected);
    }

    private static PupilFixture gone() {
        return PupilFixture.inAutumn2026().under("aspire-2023").marks("2026-09-14", "2026-09-14", "/", "N");
    }

    private static List<Finding> suspicions(PupilFixture pupil, String asOf) {
        return pupil.asOf(asOf).stream()
                .filter(finding -> finding.ruleId().equals(RULE))
                .toList();
    }
}
