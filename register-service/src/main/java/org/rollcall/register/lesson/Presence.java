package org.rollcall.register.lesson;

/** Whether a pupil was in a lesson; no attendance code, which only sessions have. */
public enum Presence {
    PRESENT,
    LATE,
    ABSENT
}
