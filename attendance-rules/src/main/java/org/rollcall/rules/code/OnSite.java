package org.rollcall.rules.code;

/** Whether a code alone says that the pupil was on the school site at some time of the session. */
public enum OnSite {
    YES,
    NO,
    /** The code does not tell: a pupil marked N may be in the building. */
    UNKNOWN
}
