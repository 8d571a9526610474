package org.rollcall.rules.deletion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.rules.calendar.CompulsorySchoolAge;

/** What each ground of the regulations lacks. */
final class GroundRules {
    private static final int DAYS_AFTER_LEAVE = 10;
    private static final int DAYS_ON_END = 20;
    private static final int LEAST_MONTHS = 4;

    private GroundRules() {}

    static List<Lack> lacks(DeletionCase given) {
        List<Lack> lacks = new ArrayList<>();
        String cite = GroundEdition.on(given.lastDay()).cite();
        for (Proof proof : proofs(given.reason())) {
            if (!given.has(proof)) {
                lacks.add(Lack.of(proof, cite));
            }
        }
        switch (given.reason()) {
            case OTHER_SCHOOL -> newSchool(given, lacks, cite);
            case NOT_BACK_AFTER_LEAVE -> afterLeave(given, lacks, cite);
            case ABSENT_TWENTY_DAYS -> twentyDays(given, lacks, cite);
            case DETAINED -> detained(given, lacks, cite);
            case NURSERY_ENDED -> {
                if (given.leaver().yearGroup() >= 0) {
                    lacks.add(new Lack("ground", "is for nursery pupils; this one is in a higher class", cite));
                }
            }
            case OVER_AGE -> overAge(given, lacks, cite);
            case OTHER_KIND_OF_SCHOOL ->
                lacks.add(new Lack("ground", "is not for academies and maintained schools", "ATT-A5.G12"));
            default -> {
                // Its proofs are all that the ground asks for.
            }
        }
        return lacks;
    }

    private static List<Proof> proofs(Reason reason) {
        return switch (reason) {
            case OTHER_SCHOOL -> List.of(Proof.START_CONFIRMED);
            case NURSERY_ENDED -> List.of(Proof.NOT_GOING_ON);
            case DUAL_REGISTRATION_ENDED -> List.of(Proof.CEASED_TO_ATTEND, Proof.OTHER_SCHOOLS_CONSENT);
            case ORDER_NAMES_OTHER_SCHOOL, ORDER_REVOKED, ORDER_CHANGED -> List.of(Proof.SCHOOL_ATTENDANCE_ORDER);
            case HOME_EDUCATION -> List.of(Proof.WRITTEN_NOTICE);
            case MOVED_AWAY -> List.of(Proof.CEASED_TO_ATTEND, Proof.BEYOND_REASONABLE_DISTANCE);
            case NOT_BACK_AFTER_LEAVE -> List.of(Proof.LEAVE_ENDED, Proof.JOINT_ENQUIRIES, Proof.NO_UNAVOIDABLE_CAUSE);
            case ABSENT_TWENTY_DAYS -> List.of(Proof.JOINT_ENQUIRIES, Proof.NO_UNAVOIDABLE_CAUSE);
            case DETAINED -> List.of(Proof.DETENTION_ORDER, Proof.NO_RETURN_EXPECTED);
            case UNFIT -> List.of(Proof.MEDICAL_CERTIFICATE, Proof.NOT_STAYING);
            case DIED -> List.of(Proof.DEATH);
            case OVER_AGE -> List.of(Proof.NOT_STAYING);
            case CHARGES_UNPAID -> List.of(Proof.BOARDING_CHARGES);
            case OTHER_KIND_OF_SCHOOL -> List.of();
            case PERMANENTLY_EXCLUDED -> List.of(Proof.EXCLUSION_FINAL);
        };
    }

    private static void newSchool(DeletionCase given, List<Lack> lacks, String cite) {
        if (given.destination().schoolName() == null) {
            lacks.add(new Lack("destination.schoolName", "is missing: the school the pupil is registered at", cite));
        }
        if (given.destination().startDate() == null) {
            lacks.add(new Lack("destination.startDate", "is missing: the first day there", cite));
        }
    }

    private static void afterLeave(DeletionCase given, List<Lack> lacks, String cite) {
        given.proof(Proof.LEAVE_ENDED).ifPresent(leave -> {
            Absences.Run run = Absences.after(given, leave.on());
            if (run.brokenOn() != null) {
                lacks.add(new Lack("ground", "does not hold: the pupil came on " + run.brokenOn(), cite));
            } else {
                tooFew(run.schoolDays(), DAYS_AFTER_LEAVE, "after the leave", lacks, cite);
            }
            unwell(run, lacks);
        });
        enquiries(given, lacks, cite);
    }

    private static void twentyDays(DeletionCase given, List<Lack> lacks, String cite) {
        Absences.Run run = Absences.unauthorisedUpTo(given, given.lastDay());
        tooFew(run.schoolDays(), DAYS_ON_END, "on end without permission", lacks, cite);
        enquiries(given, lacks, cite);
    }

    private static void tooFew(int days, int needed, String which, List<Lack> lacks, String cite) {
        if (days < needed) {
            lacks.add(new Lack(
                    "ground",
                    "needs " + needed + " school days of absence " + which + "; the register shows " + days,
                    cite));
        }
    }

    private static void unwell(Absences.Run run, List<Lack> lacks) {
        if (run.unwell()) {
            lacks.add(new Lack("ground", "does not hold while the register says illness", "BHCET-9.5"));
        }
    }

    /** Enquiries that found the pupil bar the ground, unless both agree that there is no prospect (2024 edition). */
    private static void enquiries(DeletionCase given, List<Lack> lacks, String cite) {
        given.proof(Proof.JOINT_ENQUIRIES).ifPresent(enquiries -> {
            Statement.Outcome outcome = enquiries.outcome();
            boolean noProspect = outcome == Statement.Outcome.NO_PROSPECT
                    && given.ground().edition().equals(GroundEdition.OF_2024.id())
                    && !given.policy().locatedStays();
            if (outcome == null) {
                lacks.add(new Lack("evidence.jointEnquiries.outcome", "is missing", cite));
            } else if (outcome != Statement.Outcome.NOT_FOUND && !noProspect) {
                lacks.add(new Lack("evidence.jointEnquiries.outcome", "found the pupil, who stays on roll", cite));
            }
        });
    }

    private static void detained(DeletionCase given, List<Lack> lacks, String cite) {
        given.proof(Proof.DETENTION_ORDER).ifPresent(order -> {
            Integer months = order.months();
            if (months == null) {
                lacks.add(new Lack("evidence.detentionOrder.months", "is missing: the order's length", cite));
            } else if (months < LEAST_MONTHS) {
                lacks.add(new Lack("evidence.detentionOrder.months", "must be four at least", cite));
            }
        });
    }

    /** Compulsory school age ends before the school next meets (ATT-A5.G11). */
    private static void overAge(DeletionCase given, List<Lack> lacks, String cite) {
        LocalDate next = given.calendar()
                .schoolDaysAfter(given.lastDay(), 1, given.leaver().yearGroup());
        if (!CompulsorySchoolAge.ends(given.leaver().dateOfBirth()).isBefore(next)) {
            lacks.add(new Lack("ground", "does not hold: the pupil is still of compulsory school age", cite));
        }
    }
}
