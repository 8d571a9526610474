package org.rollcall.register.marking;

import org.jspecify.annotations.Nullable;

/**
 * An amendment as it is sent.
 *
 * @param code attendance code from now on
 * @param reason why it is amended
 * @param minutesLate minutes after the register began, only with a late code
 */
public record AmendBody(
        @Nullable String code,
        @Nullable String reason,
        @Nullable Integer minutesLate) {}
