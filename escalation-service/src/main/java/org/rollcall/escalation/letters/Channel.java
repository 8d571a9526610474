package org.rollcall.escalation.letters;

/** The way by which a letter reaches a parent. */
public enum Channel {
    EMAIL,
    PRINT;

    /** E-mail where the parent gave an address, paper otherwise. */
    static Channel forAddress(@org.jspecify.annotations.Nullable String email) {
        return email == null || email.isBlank() ? PRINT : EMAIL;
    }
}
