package org.rollcall.register.marking;

import org.jspecify.annotations.Nullable;

/**
 * Why a pupil may not be in, known before the register is taken.
 *
 * @param source where it is known from
 * @param kind kind of leave or arrangement
 * @param code code that fits, if one does
 * @param note what was said about it
 * @param confidential whether only the office may see what a parent said
 */
record KnownReason(
        Source source,
        String kind,
        @Nullable String code,
        @Nullable String note,
        boolean confidential) {
    /** Where a reason is known from. */
    enum Source {
        LEAVE,
        ARRANGEMENT,
        REPORT
    }
}
