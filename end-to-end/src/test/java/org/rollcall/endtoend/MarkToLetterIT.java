package org.rollcall.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job: a mark becomes a letter, a notification to the local authority and a dashboard update; an amendment takes
 * them back. INSET, a weekend and half term lie between the days and do not count.
 */
@ExtendWith(RunningStack.class)
class MarkToLetterIT {
    private static final int ABSENT = 7;
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 12);

    @Test
    @DisplayName("KCA-16.D1 to D10, BHCET-7.8: an unexplained absence climbs the ladder and an amendment takes it back")
    void anUnexplainedAbsenceClimbsTheLadderAndAnAmendmentTakesItBack(Api api) throws Exception {
        // Given two schools of one trust, each under its own policy
        LocalDate inset = LocalDate.of(2026, 10, 16);
        SchoolFixture kingsCross = new SchoolFixture(api, 910001, "kings-cross-2024", "202", "91001", inset);
        SchoolFixture hogarth = new SchoolFixture(api, 910002, "hogarth-2024", "841", "91001", inset);
        User authority = api.user("la-202", "/local-authorities/202/attendance-team");
        User otherAuthority = api.user("la-841", "/local-authorities/841/attendance-team");
        User central = api.user("central-91001", "/trusts/91001/central");
        kingsCross.play(LocalDate.of(2026, 9, 28), LocalDate.of(2026, 10, 9), Map.of());

        try (LiveStream live = LiveStream.open(central, "/trusts/91001/live")) {
            // When the pupil is N from Monday morning on
            Map<Integer, String> absent = Map.of(ABSENT, "N");
            playBoth(api, kingsCross, hogarth, MONDAY, MONDAY, absent);

            // Then the office has a first-day contact task, at both schools
            assertThat(kingsCross.openFindings(ABSENT, "unexplained-day-1-")).isNotEmpty();
            assertThat(kingsCross.tasks(ABSENT, "office")).isNotEmpty();
            assertThat(hogarth.tasks(ABSENT, "office")).isNotEmpty();

            playBoth(api, kingsCross, hogarth, MONDAY.plusDays(1), MONDAY.plusDays(2), absent);
            assertThat(kingsCross.openFindings(ABSENT, "unexplained-day-3-visit"))
                    .hasSize(1);
            assertThat(kingsCross.letters(ABSENT)).hasSize(2).allMatch(MarkToLetterIT::isSent);

            // Day 5 lies beyond INSET and the weekend
            playBoth(api, kingsCross, hogarth, MONDAY.plusDays(3), MONDAY.plusDays(3), absent);
            assertThat(kingsCross.findings(ABSENT, "unexplained-day-5-")).isEmpty();
            playBoth(api, kingsCross, hogarth, MONDAY.plusDays(7), MONDAY.plusDays(7), absent);
            assertThat(kingsCross.openFindings(ABSENT, "unexplained-day-5-letter"))
                    .hasSize(1);
            assertThat(kingsCross.openFindings(ABSENT, "unexplained-day-5-penalty-warning"))
                    .hasSize(1);
            assertThat(kingsCross.letters(ABSENT)).hasSize(4);

            // Day 9 is the Friday before half term, day 10 the Monday after it
            playBoth(api, kingsCross, hogarth, MONDAY.plusDays(8), MONDAY.plusDays(11), absent);
            assertThat(notices(api, authority, "202", kingsCross)).isEmpty();
            playBoth(api, kingsCross, hogarth, MONDAY.plusDays(21), MONDAY.plusDays(21), absent);
            List<JsonNode> notices = notices(api, authority, "202", kingsCross);
            assertThat(notices).hasSize(1);
            assertThat(notices.get(0).path("data").toString()).contains("Storypupil" + ABSENT);
            assertThat(notices(api, otherAuthority, "841", hogarth)).hasSize(1);
            assertThat(otherAuthority.get("/la/202/notifications").status()).isEqualTo(404);
            assertThat(otherAuthority
                            .get("/la/841/notifications/"
                                    + notices.get(0).path("notificationId").asText())
                            .status())
                    .isEqualTo(404);
            assertThat(live.kinds()).contains("figures", "finding", "letter", "notification");
            assertThat(live.text()).doesNotContain(kingsCross.pupils.get(ABSENT).toString());
            everyLetterShowsItsWhy(kingsCross);

            // When the officer amends every mark to illness
            amendAllToIllness(kingsCross, inset);

            // Then findings are retracted, figures corrected, the authority told once, the sent letters flagged
            for (String rule : List.of("unexplained-", "continuous-absence-", "unauthorised-10-")) {
                assertThat(kingsCross.openFindings(ABSENT, rule)).isEmpty();
            }
            // Illness is absence all the same: half of the sessions missed is severe absence, whatever the reason.
            assertThat(kingsCross.openFindings(ABSENT, "severe-absence")).hasSize(1);
            assertThat(kingsCross.findings(ABSENT, "continuous-absence-10-days"))
                    .allMatch(finding -> finding.path("state").asText().equals("RETRACTED"));
            JsonNode summary = kingsCross.summary(ABSENT, MONDAY, MONDAY.plusDays(21));
            assertThat(summary.path("unauthorised").asInt()).isZero();
            assertThat(summary.path("authorised").asInt()).isEqualTo(20);
            assertThat(kingsCross.letters(ABSENT)).hasSize(4);
            assertThat(notices(api, authority, "202", kingsCross).stream()
                            .filter(notice -> notice.hasNonNull("correctionOf")))
                    .hasSize(1);
        }
    }

    private static void playBoth(
            Api api, SchoolFixture one, SchoolFixture other, LocalDate from, LocalDate to, Map<Integer, String> codes) {
        for (LocalDate date = from; !date.isAfter(to); date = date.plusDays(1)) {
            if (one.isOpen(date)) {
                api.clock(date, "08:55");
                one.take(date, "AM", codes);
                other.take(date, "AM", codes);
                api.clock(date, "13:02");
                one.take(date, "PM", codes);
                other.take(date, "PM", codes);
                api.clock(date, "17:30");
            }
        }
    }

    private static List<JsonNode> notices(Api api, User authority, String code, SchoolFixture school) {
        api.quiesce();
        String pupil = school.pupils.get(ABSENT).toString();
        return authority.ok("GET", "/la/" + code + "/notifications?type=CONTINUOUS_ABSENCE", null).items().stream()
                .filter(notice -> notice.path("pupilId").asText().equals(pupil))
                .toList();
    }

    private static void everyLetterShowsItsWhy(SchoolFixture school) {
        for (JsonNode letter : school.letters(ABSENT)) {
            String id = letter.path("letterId").asText();
            JsonNode why = school.head
                    .ok("GET", school.path("/letters/" + id + "/why"), null)
                    .json();
            int days = letter.path("ruleId").asText().contains("-day-3-") ? 3 : 5;
            // The morning of the last day is enough to reach it.
            assertThat(why.path("evidence").path("sessions").size()).isBetween(2 * days - 1, 2 * days);
            Answer pdf = school.head.ok("GET", school.path("/letters/" + id + ".pdf"), null);
            assertThat(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
        }
    }

    private static void amendAllToIllness(SchoolFixture school, LocalDate inset) {
        for (LocalDate date = MONDAY; !date.isAfter(MONDAY.plusDays(21)); date = date.plusDays(1)) {
            if (school.isOpen(date)) {
                for (String session : List.of("AM", "PM")) {
                    assertThat(school.amend(ABSENT, date, session, "I", "hospital letter received")
                                    .status())
                            .isEqualTo(201);
                }
            }
        }
    }

    private static boolean isSent(JsonNode letter) {
        return letter.path("state").asText().equals("SENT");
    }
}
