package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.calendar.CalendarYear;
import org.rollcall.rules.calendar.Closure;
import org.rollcall.rules.calendar.ClosureReason;
import org.rollcall.rules.calendar.DateRange;
import org.rollcall.rules.calendar.SchoolCalendar;
import org.rollcall.rules.calendar.SchoolYear;
import org.rollcall.rules.calendar.Term;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.evaluation.Action.ProposePenaltyNotice;
import org.rollcall.rules.policy.PupilFlag;
import org.rollcall.rules.policy.Role;

/** Ten unauthorised sessions within ten school weeks (KCA-10.2 to 10.4, BHCET-22.5 to 22.9). */
class TenInTenTest {

    private static final String RULE = "unauthorised-10-in-10-school-weeks";
    private static final String EVENING = "2026-12-18T17:30";

    /** Two sessions in the first week; week 8 is that of 2 November, because half term is no school week. */
    private static PupilFixture twoInFirstWeek() {
        return PupilFixture.inAutumn2026().marks("2026-09-03", "2026-09-03", "O");
    }

    @Test
    @DisplayName("BHCET-22.5 KCA-10.2 the tenth session in the tenth school week meets it")
    void tenthWeek() {
        // Given: weeks from 31 August, half term left out: the tenth is that of 9 November
        PupilFixture pupil = twoInFirstWeek().marks("2026-11-09", "2026-11-12", "O");
        // When
        List<Finding> findings = pupil.asOf(EVENING, RULE);
        // Then
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.occurrence()).isEqualTo("2026-11-12");
            assertThat(finding.raisedAt()).isEqualTo("2026-11-12T13:30:00");
            assertThat(finding.evidence().sessions()).hasSize(10);
            assertThat(finding.evidence().windowStart()).isEqualTo("2026-08-31");
            assertThat(finding.evidence().windowEnd()).isEqualTo("2026-11-15");
            assertThat(finding.actions())
                    .containsExactly(new ProposePenaltyNotice("propose-penalty-notice", Role.HEAD));
        });
    }

    @Test
    @DisplayName("BHCET-22.5 the last one in the eleventh school week does not")
    void eleventhWeek() {
        PupilFixture pupil =
                twoInFirstWeek().marks("2026-11-09", "2026-11-11", "O").marks("2026-11-16", "2026-11-16", "O");
        assertThat(pupil.asOf(EVENING, RULE)).isEmpty();
    }

    @Test
    @DisplayName("KCA-10.2 nine sessions are not ten")
    void nine() {
        PupilFixture pupil =
                twoInFirstWeek().marks("2026-09-07", "2026-09-09", "O").marks("2026-09-10", "2026-09-10", "O", "\\");
        assertThat(pupil.asOf(EVENING, RULE)).isEmpty();
    }

    @Test
    @DisplayName("BHCET-22.6 a week of INSET with one session left is a school week, without one it is none")
    void insetWeek() {
        // Given: the week of 14 September is INSET but for Wednesday morning, or altogether
        List<Closure> most = new ArrayList<>();
        for (String day : List.of("2026-09-14", "2026-09-15", "2026-09-17", "2026-09-18")) {
            most.add(PupilFixture.inset(LocalDate.parse(day)));
        }
        List<Closure> all = new ArrayList<>(most);
        all.add(PupilFixture.inset(LocalDate.parse("2026-09-16")));
        most.add(new Closure(LocalDate.parse("2026-09-16"), Set.of(Session.PM), ClosureReason.INSET, null, Set.of()));
        // When: two sessions in week 1 and the eighth later one in the week of 16 November
        List<Finding> oneSession = inWeekOf16November(most);
        List<Finding> noSession = inWeekOf16November(all);
        // Then
        assertThat(oneSession).isEmpty();
        assertThat(noSession).hasSize(1);
    }

    private static List<Finding> inWeekOf16November(List<Closure> closures) {
        return new PupilFixture(PupilFixture.calendar(2026, closures, PupilFixture.AUTUMN_2026))
                .marks("2026-09-03", "2026-09-03", "O")
                .marks("2026-11-16", "2026-11-19", "O")
                .asOf(EVENING, RULE);
    }

    @Test
    @DisplayName("BHCET-22.7 KCA-10.3 KCA-10.4 G, N, O and U count in any mix, L and C do not; N is shown as open")
    void whatCounts() {
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .marks("2026-09-07", "2026-09-08", "G")
                .marks("2026-09-09", "2026-09-10", "U")
                .marks("2026-09-11", "2026-09-11", "L", "C")
                .marks("2026-09-14", "2026-09-14", "N", "O");
        assertThat(pupil.asOf("2026-09-14T17:30", RULE)).singleElement().satisfies(finding -> {
            assertThat(finding.evidence().figures())
                    .containsEntry("count", "10")
                    .containsEntry("stillN", "1");
        });
        assertThat(pupil.asOf("2026-09-14T13:29", RULE)).isEmpty();
    }

    @Test
    @DisplayName("BHCET-22.9 the ten weeks run on over the summer into the next school year")
    void acrossYears() {
        assertThat(acrossSummer("2026-07-13")).hasSize(1);
        assertThat(acrossSummer("2026-07-06")).isEmpty();
    }

    /** Weeks: 13 July, 20 July, then eight from 31 August; the last session is in the week of 19 October. */
    private static List<Finding> acrossSummer(String first) {
        Term summer = new Term(
                "Summer 2026",
                LocalDate.parse("2026-04-13"),
                LocalDate.parse("2026-07-21"),
                new DateRange(LocalDate.parse("2026-05-25"), LocalDate.parse("2026-05-29")));
        SchoolCalendar calendar = SchoolCalendar.of(
                List.of(
                        new CalendarYear(new SchoolYear(2025), List.of(summer), List.of()),
                        new CalendarYear(new SchoolYear(2026), List.of(PupilFixture.AUTUMN_2026), List.of())),
                PupilFixture.TIMES);
        return new PupilFixture(calendar)
                .under("hogarth-2024")
                .marks(first, first, "O")
                .marks("2026-10-19", "2026-10-22", "O")
                .asOf(EVENING, RULE);
    }

    @Test
    @DisplayName("An open consideration absorbs later sessions; a resolved one's sessions never count again")
    void openAndResolved() {
        PupilFixture pupil = PupilFixture.inAutumn2026()
                .marks("2026-09-07", "2026-09-11", "O")
                .marks("2026-09-14", "2026-09-16", "O");
        List<Finding> open = pupil.asOf(EVENING, RULE);
        assertThat(open).singleElement().satisfies(finding -> {
            assertThat(finding.occurrence()).isEqualTo("2026-09-11");
            assertThat(finding.evidence().sessions()).hasSize(16);
            assertThat(finding.evidence().figures()).containsEntry("countAtCrossing", "10");
        });
        pupil.resolved(open.getFirst());
        assertThat(pupil.asOf(EVENING, RULE)).isEmpty();
        pupil.marks("2026-09-21", "2026-09-25", "O");
        assertThat(pupil.asOf(EVENING, RULE))
                .singleElement()
                .satisfies(again -> assertThat(again.occurrence()).isEqualTo("2026-09-25"));
    }

    @Test
    @DisplayName("Sessions before compulsory school age do not count")
    void compulsoryAge() {
        PupilFixture pupil = PupilFixture.inAutumn2026().marks("2026-09-07", "2026-09-11", "O");
        assertThat(pupil.born("2021-09-01").asOf(EVENING, RULE)).isEmpty();
        assertThat(pupil.born("2021-08-31").asOf(EVENING, RULE)).hasSize(1);
    }

    @Test
    @DisplayName("With a social worker the count is shown and no penalty step follows")
    void socialWorker() {
        PupilFixture pupil =
                PupilFixture.inAutumn2026().flagged(PupilFlag.SOCIAL_WORKER).marks("2026-09-07", "2026-09-11", "O");
        assertThat(pupil.asOf(EVENING, RULE))
                .singleElement()
                .satisfies(finding -> assertThat(finding.actions()).isEmpty());
    }

    @Test
    @DisplayName("NAT-WT.6 the threshold is law from 19 August 2024 on, not before")
    void dated() {
        Term autumn2023 = new Term("Autumn 2023", LocalDate.parse("2023-09-04"), LocalDate.parse("2023-12-21"), null);
        PupilFixture pupil = new PupilFixture(PupilFixture.calendar(2023, List.of(), autumn2023))
                .present("2023-09-04", "2023-09-08")
                .marks("2023-09-11", "2023-09-15", "O");
        assertThat(pupil.asOf("2023-12-21T17:30", RULE)).isEmpty();
        assertThat(pupil.rulesAsOf("2023-12-21T17:30")).contains("persistent-absence");
    }
}
