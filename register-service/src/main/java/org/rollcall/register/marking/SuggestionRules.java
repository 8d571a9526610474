package org.rollcall.register.marking;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.rules.code.SessionRef;

/** What a register proposes for a pupil, and why; nothing is ever stored from it (ATT-A1.3.2, KCA-9.10). */
final class SuggestionRules {
    private static final String NOT_ON_ROLL = "Z";
    private static final String ELSEWHERE = "D";

    private SuggestionRules() {}

    /**
     * A proposal.
     *
     * @param code code to propose; null where none fits or the policy lets only the reason be shown
     * @param why the reason; null when nothing is known
     */
    record Suggestion(@Nullable String code, @Nullable String why) {}

    /**
     * What is proposed for the pupil.
     *
     * @param reason what is known, if anything is
     * @param isReasonOnly whether the policy lets registers show the reason but propose no code
     * @param seesConfidential whether the reader may see what a parent said in confidence
     */
    static Suggestion suggest(
            Pupil pupil,
            SessionRef session,
            @Nullable KnownReason reason,
            boolean isReasonOnly,
            boolean seesConfidential) {
        if (!pupil.isOnRoll(session.date())) {
            return new Suggestion(
                    isReasonOnly ? null : NOT_ON_ROLL, "not on roll on this day (first day " + pupil.startDate() + ")");
        }
        boolean isGranted = reason != null && reason.source() == KnownReason.Source.LEAVE;
        if (!isGranted && pupil.isElsewhere(session)) {
            return new Suggestion(isReasonOnly ? null : ELSEWHERE, "due at the other school of a dual registration");
        }
        if (reason == null) {
            return new Suggestion(null, null);
        }
        boolean isHidden = reason.confidential() && !seesConfidential;
        return new Suggestion(isReasonOnly || isHidden ? null : reason.code(), why(reason, isHidden));
    }

    private static String why(KnownReason reason, boolean isHidden) {
        String words = reason.kind().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (reason.source()) {
            case LEAVE -> words + " leave was granted";
            case ARRANGEMENT -> reason.note() == null ? words : words + ": " + reason.note();
            case REPORT -> isHidden ? "a parent reported an absence" : "a parent reported: " + reason.note();
        };
    }
}
