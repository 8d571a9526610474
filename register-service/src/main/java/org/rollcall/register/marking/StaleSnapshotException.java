package org.rollcall.register.marking;

/** The school changed since the snapshot that something was checked against; nothing was written. */
public final class StaleSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Undoes the transaction it is thrown in. */
    public StaleSnapshotException() {
        super("the school changed meanwhile");
    }
}
