package org.rollcall.support.inbox;

/** An event that was set aside could not be handled this time either; says which failure it was, nothing of the event. */
public final class StillPoison extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StillPoison(Throwable failure) {
        // Without the cause: its message may quote the record.
        super(failure.getClass().getSimpleName());
    }
}
