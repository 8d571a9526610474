package org.rollcall.register.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.register.site.WhereaboutsRules.Mark;
import org.rollcall.register.site.WhereaboutsRules.Signed;
import org.rollcall.rules.code.OnSite;
import org.rollcall.rules.code.Session;
import org.rollcall.support.clock.SchoolClock;

class WhereaboutsRulesTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-14");

    @Test
    void whoWasPresentAndSignedOutIsOffSite() {
        // Given
        Mark present = mark("/", "08:55", "08:55");

        // Then
        assertThat(at("10:59", null, present)).isEqualTo(OnSite.YES);
        assertThat(at("11:01", out("11:00"), present)).isEqualTo(OnSite.NO);
    }

    @Test
    void anAmendmentAtNoonDoesNotBringBackWhoLeftAtEleven() {
        // Given
        Mark amended = mark("L", "08:55", "12:00");

        // Then
        assertThat(at("12:30", out("11:00"), amended)).isEqualTo(OnSite.NO);
    }

    @Test
    void whoCameLateIsOnSiteFromTheArrivalOn() {
        // Given
        Mark late = new Mark(Session.AM, "L", 25, local("08:55"), local("09:20"), LocalTime.parse("08:50"));

        // Then
        assertThat(at("09:20", null, late)).isEqualTo(OnSite.YES);
        assertThat(at("09:00", null, late)).isNull();
    }

    @Test
    void aChildMarkedAbsentWhoSignsInIsOnSite() {
        // Given
        Mark absent = mark("I", "08:55", "08:55");

        // Then
        assertThat(at("10:00", null, absent)).isEqualTo(OnSite.NO);
        assertThat(at("10:16", in("10:15"), absent)).isEqualTo(OnSite.YES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "V", "P", "W", "D", "K", "C", "I", "M", "E", "S", "X", "#"})
    void theseCodesAreOffSite(String code) {
        assertThat(at("10:00", null, mark(code, "08:55", "08:55"))).isEqualTo(OnSite.NO);
    }

    @Test
    @DisplayName("U counts as absent in the figures, and is on the fire roll")
    void uIsOnTheFireRoll() {
        assertThat(at("10:00", null, mark("U", "09:45", "09:45"))).isEqualTo(OnSite.YES);
    }

    @Test
    void ofWhoIsMarkedNNobodyKnows() {
        assertThat(at("10:00", null, mark("N", "08:55", "08:55"))).isEqualTo(OnSite.UNKNOWN);
    }

    @Test
    void aVisitOfTheAfternoonEnteredInTheMorningBeginsInTheAfternoon() {
        // Given
        Mark present = mark("/", "08:55", "08:55");
        Mark visit = new Mark(Session.PM, "V", null, local("09:10"), local("09:10"), LocalTime.parse("13:00"));

        // Then
        assertThat(at("11:00", null, present, visit)).isEqualTo(OnSite.YES);
        assertThat(at("13:10", null, present, visit)).isEqualTo(OnSite.NO);
    }

    @Test
    void aTeacherWhoSeesThePupilInTheAfternoonOutweighsAMorningsSignOut() {
        // Given
        Mark present = mark("/", "08:55", "08:55");
        Mark afternoon = new Mark(Session.PM, "\\", null, local("13:02"), local("13:02"), LocalTime.parse("13:00"));

        // Then
        assertThat(at("13:30", out("11:00"), present, afternoon)).isEqualTo(OnSite.YES);
    }

    @Test
    void theBookOutweighsAMarkOfTheSameMoment() {
        assertThat(at("09:00", out("08:55"), mark("/", "08:55", "08:55"))).isEqualTo(OnSite.NO);
    }

    @Test
    void afterTheEndOfTheDayNobodyKnowsUnlessTheBookSpeaksLater() {
        // Given
        Mark present = mark("/", "08:55", "08:55");

        // When
        var after = WhereaboutsRules.at(local("15:45"), DAY, List.of(present), null, LocalTime.parse("15:30"));
        var club = WhereaboutsRules.at(local("15:45"), DAY, List.of(present), in("15:35"), LocalTime.parse("15:30"));

        // Then
        assertThat(after.orElseThrow().onSite()).isEqualTo(OnSite.UNKNOWN);
        assertThat(club.orElseThrow().onSite()).isEqualTo(OnSite.YES);
    }

    private static @Nullable OnSite at(String time, @Nullable Signed signed, Mark... marks) {
        return WhereaboutsRules.at(local(time), DAY, Arrays.asList(marks), signed, null)
                .map(WhereaboutsRules.Whereabouts::onSite)
                .orElse(null);
    }

    private static Mark mark(String code, String firstAt, String at) {
        return new Mark(Session.AM, code, null, local(firstAt), local(at), LocalTime.parse("08:50"));
    }

    private static Signed in(String time) {
        return new Signed(true, local(time));
    }

    private static Signed out(String time) {
        return new Signed(false, local(time));
    }

    private static Instant local(String time) {
        return DAY.atTime(LocalTime.parse(time)).atZone(SchoolClock.ZONE).toInstant();
    }
}
