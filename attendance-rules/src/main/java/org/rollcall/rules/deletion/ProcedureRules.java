package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a school's own policy, or a switch of the school, asks before the regulations' ground is used. */
final class ProcedureRules {
    private static final int DAYS_WITHOUT_WORD = 20;

    private ProcedureRules() {}

    static List<Lack> lacks(DeletionCase given) {
        List<Lack> lacks = new ArrayList<>();
        DeletionPolicy policy = given.policy();
        if (policy.tellSocialWorker() && given.leaver().socialWorker() && !given.has(Proof.SOCIAL_WORKER_TOLD)) {
            lacks.add(Lack.of(Proof.SOCIAL_WORKER_TOLD, "ODST-9.2"));
        }
        switch (given.reason()) {
            case HOME_EDUCATION -> {
                if (policy.consentToHomeEducation() && !given.has(Proof.AUTHORITY_CONSENT)) {
                    lacks.add(Lack.of(Proof.AUTHORITY_CONSENT, "NAT-2026.37"));
                }
            }
            case OTHER_SCHOOL -> {
                if (policy.startSeen() && !given.has(Proof.STARTED)) {
                    lacks.add(Lack.of(Proof.STARTED, "ATT-A5.8"));
                }
            }
            case MOVED_AWAY -> {
                if (policy.authorityAdvises()) {
                    movedAway(given, lacks);
                }
            }
            case ABSENT_TWENTY_DAYS -> referral(given, lacks);
            default -> {
                // The policies add nothing to the other grounds.
            }
        }
        return lacks;
    }

    /** The authority advises and the new place is known; without its written word the pupil stays twenty days. */
    private static void movedAway(DeletionCase given, List<Lack> lacks) {
        Destination to = given.destination();
        if (!given.has(Proof.AUTHORITY_ADVICE)) {
            lacks.add(Lack.of(Proof.AUTHORITY_ADVICE, "ATT-A5.5"));
        }
        boolean known = to.address() != null || given.has(Proof.AUTHORITY_CONFIRMATION);
        if (to.abroad()) {
            missing(to.address(), "address", "the forwarding address", lacks);
            missing(to.schoolName(), "schoolName", "the school the pupil goes to", lacks);
            missing(to.from(), "from", "the day of the move", lacks);
        } else if (!known) {
            Absences.Run run = Absences.unauthorisedUpTo(given, given.lastDay());
            if (run.schoolDays() < DAYS_WITHOUT_WORD) {
                lacks.add(new Lack(
                        "destination.address",
                        "is missing: without word of the new place the pupil stays on roll for twenty school days",
                        "ATT-A5.6"));
            }
            referral(given, lacks);
        }
    }

    private static void missing(@Nullable Object value, String field, String what, List<Lack> lacks) {
        if (value == null) {
            lacks.add(new Lack("destination." + field, "is missing: " + what, "ATT-A5.7"));
        }
    }

    private static void referral(DeletionCase given, List<Lack> lacks) {
        int days = given.policy().daysAfterReferral();
        if (days == 0 || given.has(Proof.AUTHORITY_CONFIRMATION)) {
            return;
        }
        given.proof(Proof.MISSING_REFERRAL)
                .ifPresentOrElse(
                        referral -> {
                            LocalDate earliest = given.calendar()
                                    .schoolDaysAfter(
                                            referral.on(), days, given.leaver().yearGroup());
                            if (given.lastDay().isBefore(earliest)) {
                                lacks.add(new Lack(
                                        "lastDay",
                                        "is less than " + days + " school days after the referral; " + earliest
                                                + " is the first possible day",
                                        "ATT-A5.14"));
                            }
                        },
                        () -> lacks.add(Lack.of(Proof.MISSING_REFERRAL, "ATT-A5.14")));
    }
}
