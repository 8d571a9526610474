package org.rollcall.register.imports;

/** Another process goes on with this import; whoever sees this stops without a word. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
