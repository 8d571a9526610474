package org.rollcall.register.site;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the signing book.
 *
 * @param siteEventId the line
 * @param pupilId pupil
 * @param type SIGN_IN or SIGN_OUT
 * @param at when
 * @param reason why
 * @param collectedBy who took the pupil along, or brought the pupil
 * @param authorisedBy the member of staff who allowed it
 * @param purpose APPOINTMENT, ILLNESS, LUNCH, OTHER_SITE or OTHER
 * @param destination the other site
 * @param accompanied whether an adult came along, where the policy asks (ATT-A1.2.6); null otherwise
 * @param flags what a person should look at: late-out-for-lunch, late-back-from-lunch, unaccompanied
 */
public record SignLine(
        UUID siteEventId,
        UUID pupilId,
        String type,
        Instant at,
        String reason,
        @Nullable String collectedBy,
        @Nullable String authorisedBy,
        String purpose,
        @Nullable String destination,
        @Nullable Boolean accompanied,
        List<String> flags) {
    /** Whether the pupil leaves. */
    boolean isOut() {
        return type.equals("SIGN_OUT");
    }

    SignLine judged(@Nullable Boolean withAdult, List<String> noted) {
        return new SignLine(
                siteEventId,
                pupilId,
                type,
                at,
                reason,
                collectedBy,
                authorisedBy,
                purpose,
                destination,
                withAdult,
                noted);
    }
}
