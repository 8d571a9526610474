package org.rollcall.rules.penalty;

/** Which notice to one parent for one child it would be within three years (KCA-10.5, KCA-10.9, NAT-PN.1). */
public enum Offence {
    FIRST,
    SECOND,
    /** No notice is issued any more: another legal step, such as prosecution, is considered. */
    BEYOND;

    /** The offence that follows so many counted notices. */
    static Offence after(int counted) {
        return switch (counted) {
            case 0 -> FIRST;
            case 1 -> SECOND;
            default -> BEYOND;
        };
    }
}
