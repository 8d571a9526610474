package org.rollcall.register.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.rules.procedure.SiteProcedure;
import org.rollcall.rules.procedure.SiteProcedures;

class SignRulesTest {
    private static final Set<String> ADULTS = Set.of("parent of0");
    private static final SiteSettings LUNCH =
            new SiteSettings(new SiteSettings.Lunch(LocalTime.parse("12:15"), LocalTime.parse("13:15")), List.of());

    private final SiteProcedures procedures = SiteProcedures.load();

    @Test
    @DisplayName("AET-11.1, AET-9.7, BHCET-15.1, BHCET-14.2 nobody leaves without permission")
    void nobodyLeavesWithoutPermission() {
        for (String policy : List.of("aspire-2023", "hogarth-2024")) {
            // Given
            SiteProcedure procedure = procedures.of(policy);

            // Then
            assertThat(SignRules.refused(out("11:00", "OTHER", null, null), procedure, ADULTS, false))
                    .isPresent();
            assertThat(SignRules.refused(out("11:00", "OTHER", null, "Ms Head"), procedure, ADULTS, false))
                    .isEmpty();
            assertThat(SignRules.refused(out("11:00", "OTHER", "Anybody", null), procedure, ADULTS, false))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName(
            "ATT-A1.2.8, ATT-A1.5.2 a senior leader authorises it and an adult on the record takes the pupil along")
    void anAdultOnTheRecordTakesThePupilAlong() {
        // Given
        SiteProcedure procedure = procedures.of("att-2021");

        // Then
        assertThat(SignRules.refused(out("11:00", "OTHER", "Parent Of0", null), procedure, ADULTS, false))
                .hasValueSatisfying(why -> assertThat(why).contains("authorised"));
        assertThat(SignRules.refused(out("11:00", "OTHER", "A Stranger", "Mr Senior"), procedure, ADULTS, false))
                .hasValueSatisfying(why -> assertThat(why).contains("record"));
        assertThat(SignRules.refused(out("11:00", "OTHER", "Parent Of0", "Mr Senior"), procedure, ADULTS, false))
                .isEmpty();
    }

    @Test
    @DisplayName("ATT-A1.2.6 a late pupil without a parent is signed in, and that is noted")
    void aLatePupilWithoutAParentIsNoted() {
        // When
        SignLine alone = SignRules.judged(in("09:10", "OTHER", null), procedures.of("att-2021"), SiteSettings.NONE);
        SignLine elsewhere =
                SignRules.judged(in("09:10", "OTHER", null), procedures.of("hogarth-2024"), SiteSettings.NONE);

        // Then
        assertThat(alone.flags()).containsExactly("unaccompanied");
        assertThat(alone.accompanied()).isFalse();
        assertThat(elsewhere.flags()).isEmpty();
        assertThat(elsewhere.accompanied()).isNull();
    }

    @Test
    @DisplayName("AET-9.5, AET-9.6 lunch: out by 12:25, back by 13:10, a minute later is flagged")
    void lunchTimesAreKeptToTheMinute() {
        // Given
        SiteProcedure procedure = procedures.of("aspire-2023");

        // Then
        assertThat(SignRules.judged(out("12:25", "LUNCH", "Parent", null), procedure, LUNCH)
                        .flags())
                .isEmpty();
        assertThat(SignRules.judged(out("12:26", "LUNCH", "Parent", null), procedure, LUNCH)
                        .flags())
                .containsExactly("late-out-for-lunch");
        assertThat(SignRules.judged(in("13:10", "LUNCH", null), procedure, LUNCH)
                        .flags())
                .isEmpty();
        assertThat(SignRules.judged(in("13:11", "LUNCH", null), procedure, LUNCH)
                        .flags())
                .containsExactly("late-back-from-lunch");
    }

    @Test
    @DisplayName(
            "AET-9.7 without a valid pass nobody leaves at lunchtime, whoever collects; with one the office signs out")
    void thePassIsThePermissionAtLunchtime() {
        // Given
        SiteProcedure procedure = procedures.of("aspire-2023");
        SignLine lunch = out("12:20", "LUNCH", "Parent Of0", "Ms Head");

        // Then
        assertThat(SignRules.needsPass(lunch, procedure)).isTrue();
        assertThat(SignRules.refused(lunch, procedure, ADULTS, false))
                .hasValueSatisfying(why -> assertThat(why).contains("pass"));
        assertThat(SignRules.refused(out("12:20", "LUNCH", null, null), procedure, ADULTS, true))
                .isEmpty();
        assertThat(SignRules.needsPass(in("13:05", "LUNCH", null), procedure)).isFalse();
        assertThat(SignRules.needsPass(out("11:00", "OTHER", null, null), procedure))
                .isFalse();
        assertThat(SignRules.needsPass(lunch, procedures.of("hogarth-2024"))).isFalse();
    }

    @Test
    void aPolicyThatSaysNothingLetsTheOfficeSign() {
        assertThat(SignRules.refused(
                        out("11:00", "OTHER", null, null), procedures.of("kings-cross-2024"), ADULTS, false))
                .isEmpty();
    }

    private static SignLine out(
            String time, String purpose, @Nullable String collectedBy, @Nullable String authorisedBy) {
        return line("SIGN_OUT", time, purpose, collectedBy, authorisedBy);
    }

    private static SignLine in(String time, String purpose, @Nullable String collectedBy) {
        return line("SIGN_IN", time, purpose, collectedBy, null);
    }

    private static SignLine line(
            String type, String time, String purpose, @Nullable String collectedBy, @Nullable String authorisedBy) {
        // London is an hour ahead of UTC in September.
        Instant at = Instant.parse("2026-09-14T" + time + ":00Z").minusSeconds(3_600);
        return new SignLine(
                UUID.randomUUID(),
                UUID.randomUUID(),
                type,
                at,
                "a reason",
                collectedBy,
                authorisedBy,
                purpose,
                null,
                null,
                List.of());
    }
}
