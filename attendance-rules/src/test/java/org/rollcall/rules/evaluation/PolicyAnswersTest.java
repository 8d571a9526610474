package org.rollcall.rules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.Condition.AttendanceBand;
import org.rollcall.rules.policy.Condition.CumulativeAbsence;
import org.rollcall.rules.policy.Condition.RateThreshold;
import org.rollcall.rules.policy.PolicyProfile;

/** The same pupil under each policy; the README shows the same answers side by side. */
class PolicyAnswersTest {

    private static final Path README = Path.of("README.md");
    private static final List<String> POLICIES =
            List.of("aspire-2023", "hogarth-2024", "kings-cross-2024", "odst-2024", "att-2021");
    private static final LocalDate FIRST = LocalDate.parse("2026-09-03");

    @ParameterizedTest
    @CsvSource({
        "aspire-2023, 2, persistent-absence, attendance-below-85",
        "aspire-2023, 3, persistent-absence, attendance-below-85",
        "aspire-2023, 10, attendance-below-85, severe-absence",
        "hogarth-2024, 2, attendance-below-95, persistent-absence",
        "hogarth-2024, 10, persistent-absence, severe-absence",
        "kings-cross-2024, 2, persistent-absence, severe-absence",
        "kings-cross-2024, 10, severe-absence, attendance-band-50-to-90",
        "odst-2024, 2, persistent-absence, attendance-below-96",
        "odst-2024, 10, severe-absence, attendance-below-96",
        "att-2021, 2, persistent-absence, severe-absence"
    })
    @DisplayName(
            "AET-3.4 AET-5.9 AET-14.4 BHCET-21.1 BHCET-3.5 KCA-7.1 KCA-7.2 ODST-5.1 ODST-6.1 ATT-4.4 at the limit itself")
    void limits(String policy, int missed, String fires, String silent) {
        assertThat(atRate(policy, missed)).anyMatch(rule -> rule.startsWith(fires + " "));
        assertThat(atRate(policy, missed)).noneMatch(rule -> rule.startsWith(silent + " "));
    }

    @Test
    @DisplayName(
            "The README shows what every policy answers at 90.0, 85.0 and 50.0 % and to ten sessions around half term")
    void readme() throws IOException {
        assertThat(Files.readString(README)).contains(table());
    }

    private static String table() {
        List<String> lines = new ArrayList<>();
        lines.add("| the pupil is at | " + String.join(" | ", POLICIES) + " |");
        lines.add("|---" + "|---".repeat(POLICIES.size()) + "|");
        lines.add(row("exactly 90.0 %", policy -> atRate(policy, 2)));
        lines.add(row("exactly 85.0 %", policy -> atRate(policy, 3)));
        lines.add(row("exactly 50.0 %", policy -> atRate(policy, 10)));
        lines.add(row("ten unauthorised sessions around half term", PolicyAnswersTest::aroundHalfTerm));
        return String.join("\n", lines) + "\n";
    }

    private interface Answer {
        List<String> of(String policy);
    }

    private static String row(String at, Answer answer) {
        return "| " + at + " | "
                + POLICIES.stream()
                        .map(policy -> String.join("<br>", answer.of(policy)))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    /** Twenty possible sessions, the last ones missed through illness: the first moment at which a rate is taken. */
    private static List<String> atRate(String policy, int missed) {
        PupilFixture pupil = PupilFixture.inAutumn2026().under(policy);
        List<LocalDate> days =
                pupil.calendar().schoolDays(FIRST, FIRST.plusDays(30), 3).subList(0, 10);
        int left = 20 - missed;
        for (LocalDate day : days) {
            for (Session session : Session.values()) {
                pupil.mark(day, session, left-- > 0 ? (session == Session.AM ? "/" : "\\") : "I");
            }
        }
        return answers(pupil.asOf(days.getLast() + "T17:30"), policy, false);
    }

    /** Six sessions in the last week before half term and four in the first week after it. */
    private static List<String> aroundHalfTerm(String policy) {
        return answers(
                PupilFixture.inAutumn2026()
                        .under(policy)
                        .present("2026-09-03", "2026-10-20")
                        .marks("2026-10-21", "2026-10-23", "O")
                        .marks("2026-11-02", "2026-11-03", "O")
                        .asOf("2026-11-03T17:30"),
                policy,
                true);
    }

    private static List<String> answers(List<Finding> findings, String policy, boolean counts) {
        PolicyProfile profile = PupilFixture.POLICIES.find(policy).orElseThrow();
        return findings.stream()
                .filter(finding -> profile.rule(finding.ruleId(), finding.occurrence())
                        .map(rule -> counts
                                ? rule.trigger() instanceof CumulativeAbsence
                                : rule.trigger() instanceof RateThreshold || rule.trigger() instanceof AttendanceBand)
                        .orElse(false))
                .map(finding -> finding.ruleId() + " (" + finding.clauses().getFirst() + ")")
                .toList();
    }
}
