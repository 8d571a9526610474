package org.rollcall.rules.penalty;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.rules.policy.PolicyProfile;

/**
 * What a school's policy lays down about penalty notices.
 *
 * @param dayCount from which day the days of a notice count
 * @param formerCount whether notices before 19 August 2024 count towards two in three years
 * @param grounds the grounds it admits
 * @param minWeeks the shortest notice to improve, in weeks of five school days
 * @param maxWeeks the longest one
 * @param improveFirst whether a notice to improve goes before where support fits (BHCET-22.4)
 * @param inviteFirst whether parents are invited to a talk first, but for a holiday (KCA-10.1)
 * @param measuresFirst whether measures before it must be on record as not working (AET-15.2)
 * @param adviceFirst whether the attendance lead advises the head beforehand (ATT-A2.L6, ATT-A2.H2)
 * @param noticeFirst whether prosecution comes only after a penalty notice (AET-15.3)
 */
public record PenaltyPolicy(
        DayCount dayCount,
        boolean formerCount,
        Set<Ground> grounds,
        int minWeeks,
        int maxWeeks,
        boolean improveFirst,
        boolean inviteFirst,
        boolean measuresFirst,
        boolean adviceFirst,
        boolean noticeFirst) {

    public PenaltyPolicy {
        grounds = Set.copyOf(grounds);
    }

    /** What a policy, with a school's own answers, lays down on a day. */
    public static PenaltyPolicy of(PolicyProfile profile, LocalDate on) {
        return new PenaltyPolicy(
                isOn(profile, "penaltyDaysFromIssue", on) ? DayCount.ISSUE : DayCount.RECEIPT,
                isOn(profile, "penaltyFormerNoticesCount", on),
                Arrays.stream(Ground.values())
                        .filter(ground -> isOn(profile, ground.parameter(), on))
                        .collect(Collectors.toUnmodifiableSet()),
                profile.parameter("improvementWeeksAtLeast", on),
                profile.parameter("improvementWeeksAtMost", on),
                isOn(profile, "penaltyImproveFirst", on),
                isOn(profile, "penaltyInviteFirst", on),
                isOn(profile, "penaltyMeasuresFirst", on),
                isOn(profile, "penaltyAdviceFirst", on),
                isOn(profile, "prosecutionAfterNotice", on));
    }

    private static boolean isOn(PolicyProfile profile, String name, LocalDate on) {
        return profile.parameter(name, on) > 0;
    }
}
