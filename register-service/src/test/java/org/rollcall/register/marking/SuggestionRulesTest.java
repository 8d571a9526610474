package org.rollcall.register.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.register.marking.KnownReason.Source;
import org.rollcall.register.marking.SuggestionRules.Suggestion;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.code.SessionRef;

class SuggestionRulesTest {
    private static final SessionRef MORNING = new SessionRef(LocalDate.parse("2026-09-14"), Session.AM);
    private static final KnownReason OBSERVANCE = new KnownReason(Source.LEAVE, "RELIGIOUS", "R", null, false);
    private static final KnownReason IN_CONFIDENCE = new KnownReason(Source.REPORT, "REPORT", "M", "a clinic", true);

    @Test
    @DisplayName("ATT-A1.5.5 KCA-9.10 a known reason is proposed with its code")
    void suggests() {
        assertThat(SuggestionRules.suggest(pupil("2026-09-03"), MORNING, OBSERVANCE, false, false))
                .isEqualTo(new Suggestion("R", "religious leave was granted"));
        assertThat(SuggestionRules.suggest(pupil("2026-09-03"), MORNING, null, false, false))
                .isEqualTo(new Suggestion(null, null));
    }

    @Test
    @DisplayName("ATT-A1.3.2 where codes may not be filled in ahead the reason is shown and no code is set")
    void reasonOnly() {
        assertThat(SuggestionRules.suggest(pupil("2026-09-03"), MORNING, OBSERVANCE, true, true))
                .isEqualTo(new Suggestion(null, "religious leave was granted"));
        assertThat(SuggestionRules.suggest(pupil("2026-10-01"), MORNING, null, true, true))
                .isEqualTo(new Suggestion(null, "not on roll on this day (first day 2026-10-01)"));
    }

    @Test
    @DisplayName("BHCET-4.20 what a parent said in confidence is for the attendance officer, not for the class")
    void confidential() {
        assertThat(SuggestionRules.suggest(pupil("2026-09-03"), MORNING, IN_CONFIDENCE, false, false))
                .isEqualTo(new Suggestion(null, "a parent reported an absence"));
        assertThat(SuggestionRules.suggest(pupil("2026-09-03"), MORNING, IN_CONFIDENCE, false, true))
                .isEqualTo(new Suggestion("M", "a parent reported: a clinic"));
    }

    private static Pupil pupil(String start) {
        LocalDate first = LocalDate.parse(start);
        return new Pupil(
                new UUID(0, 1),
                "Sam Testpupil",
                null,
                first,
                null,
                List.of(),
                null,
                List.of(new Placement(first, new UUID(0, 2), 3)));
    }
}
