package org.rollcall.leave.school;

/** The pupil is not on roll as far as this service has heard. */
public final class NotOnRoll extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOnRoll() {
        super("not on roll", null, false, false);
    }
}
