package org.rollcall.leave.lunch;

import org.jspecify.annotations.Nullable;

/**
 * The end of a permission or a request as it comes in.
 *
 * @param reason why; required where the head takes it back (AET-9.8)
 * @param byParent whether it is the parent's wish (AET-9.9); absent means not the head's own act
 */
public record PassWithdrawalForm(
        @Nullable String reason, @Nullable Boolean byParent) {
    static final PassWithdrawalForm EMPTY = new PassWithdrawalForm(null, null);
}
