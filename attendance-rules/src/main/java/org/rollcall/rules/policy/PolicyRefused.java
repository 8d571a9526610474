package org.rollcall.rules.policy;

/** A policy or clause file that cannot be loaded; the message begins with the file and the line at fault. */
public final class PolicyRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;

    public PolicyRefused(String file, int line, String message) {
        super(file + ":" + line + ": " + message);
        this.line = line;
    }

    /** The line at fault, from 1. */
    public int line() {
        return line;
    }
}
