package org.rollcall.localstack.folder;

/** Something that keeps the stack from starting, said in one line that a person can act on. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** A reason with nothing behind it. */
    public StackException(String reason) {
        super(reason);
    }

    /** A reason and what raised it. */
    public StackException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
