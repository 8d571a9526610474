package org.rollcall.rules.policy;

/** What is known about a pupil's circumstances and changes how a policy treats an absence. */
public enum PupilFlag {
    SEN_SUPPORT,
    EHCP,
    FSM,
    PUPIL_PREMIUM,
    EAL,
    /** Looked after by a local authority. */
    LAC,
    /** Child in need. */
    CIN,
    SOCIAL_WORKER,
    YOUNG_CARER,
    VULNERABLE,
    YOUTH_JUSTICE,
    SERVICE_FAMILY
}
