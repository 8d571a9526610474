package org.rollcall.rules.deletion;

import java.util.Arrays;
import java.util.Optional;

/** What a person states and keeps on file before a name is deleted. */
public enum Proof {
    WRITTEN_NOTICE("writtenNotice", "the parent's written notice and the day it arrived"),
    AUTHORITY_CONSENT("authorityConsent", "the local authority's consent to education otherwise than at school"),
    START_CONFIRMED("startConfirmed", "the new school's confirmation of the start date"),
    STARTED("started", "the new school's word that the pupil has in fact started there"),
    OTHER_SCHOOLS_CONSENT("otherSchoolsConsent", "the consent of every other school the pupil is registered at"),
    CEASED_TO_ATTEND("ceasedToAttend", "the day on which the pupil stopped attending"),
    SCHOOL_ATTENDANCE_ORDER("schoolAttendanceOrder", "the changed or revoked school attendance order and its date"),
    BEYOND_REASONABLE_DISTANCE("beyondReasonableDistance", "since when the pupil lives beyond a reasonable distance"),
    AUTHORITY_ADVICE("authorityAdvice", "the local authority's advice that the name may be removed"),
    AUTHORITY_CONFIRMATION(
            "authorityConfirmation", "the local authority's written confirmation of where the pupil went"),
    LEAVE_ENDED("leaveEnded", "the last day of the leave that was granted"),
    JOINT_ENQUIRIES("jointEnquiries", "the enquiries that school and local authority made together, and their outcome"),
    NO_UNAVOIDABLE_CAUSE(
            "noUnavoidableCause",
            "the school's statement that it has no reason to believe in sickness or another unavoidable cause"),
    MISSING_REFERRAL(
            "missingReferral", "the day on which the child was referred to the authority as missing education"),
    DETENTION_ORDER("detentionOrder", "the order, its date and its length in months"),
    NO_RETURN_EXPECTED("noReturnExpected", "why the pupil is not expected back when the order ends"),
    MEDICAL_CERTIFICATE("medicalCertificate", "the medical officer's certificate"),
    NOT_STAYING("notStaying", "that the pupil leaves, or does not meet what the sixth form asks"),
    NOT_GOING_ON("notGoingOn", "that the pupil does not transfer to reception or a higher class here"),
    BOARDING_CHARGES("boardingCharges", "the end of the term for which the boarding charges are unpaid"),
    EXCLUSION_FINAL("exclusionFinal", "the day on which the exclusion can no longer be reviewed"),
    DEATH("death", "the day on which the school was told"),
    SOCIAL_WORKER_TOLD("socialWorkerTold", "the day on which the social worker was told of the deletion");

    private final String field;
    private final String what;

    Proof(String field, String what) {
        this.field = field;
        this.what = what;
    }

    /** Its name in requests, below {@code evidence}. */
    public String field() {
        return field;
    }

    /** What it consists of, for a person. */
    public String what() {
        return what;
    }

    /** The proof with that name in requests. */
    public static Optional<Proof> find(String field) {
        return Arrays.stream(values())
                .filter(proof -> proof.field.equals(field))
                .findFirst();
    }
}
