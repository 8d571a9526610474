package org.rollcall.rules.deletion;

import java.time.LocalDate;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * What a school's policy asks beyond the regulations before a name is deleted.
 *
 * @param startSeen a transfer waits until the new school says that the pupil has started (ATT-A5.8)
 * @param lastDayBound the last day is the start at the new school or the school day before it (ATT-A5.10), and the
 *     authority may confirm an earlier one in writing (ATT-A5.5)
 * @param authorityAdvises a move away waits for the authority's advice and the new place (ATT-A5.5, ATT-A5.7)
 * @param daysAfterReferral school days from the referral as missing education to the deletion, 0 for none (ATT-A5.14)
 * @param returnOnReceipt the return of a home education is due on the day the letter arrived (ATT-A5.1)
 * @param locatedStays a pupil whose whereabouts are known stays on roll (KCA-14.1, BHCET-9.3)
 * @param tellSocialWorker the social worker is told before the deletion (ODST-9.2)
 * @param consentToHomeEducation the authority consents before a home education begins
 */
public record DeletionPolicy(
        boolean startSeen,
        boolean lastDayBound,
        boolean authorityAdvises,
        int daysAfterReferral,
        boolean returnOnReceipt,
        boolean locatedStays,
        boolean tellSocialWorker,
        boolean consentToHomeEducation) {
    /** The regulations alone. */
    public static final DeletionPolicy NATIONAL =
            new DeletionPolicy(false, false, false, 0, false, false, false, false);

    /** What a policy, with a school's own answers, asks on a day. */
    public static DeletionPolicy of(PolicyProfile profile, LocalDate on) {
        return new DeletionPolicy(
                isOn(profile, "deletionStartSeen", on),
                isOn(profile, "deletionLastDayBound", on),
                isOn(profile, "deletionAuthorityAdvises", on),
                profile.parameter("deletionDaysAfterReferral", on),
                isOn(profile, "deletionReturnOnReceipt", on),
                isOn(profile, "deletionLocatedStays", on),
                isOn(profile, "deletionTellSocialWorker", on),
                isOn(profile, "deletionConsentToHomeEducation", on));
    }

    private static boolean isOn(PolicyProfile profile, String name, LocalDate on) {
        return profile.parameter(name, on) > 0;
    }
}
