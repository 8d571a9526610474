package org.rollcall.register.absence;

import org.jspecify.annotations.Nullable;

/**
 * What a parent reported, as it is sent.
 *
 * @param pupilId pupil
 * @param from first day
 * @param to last day, if known
 * @param reason what the parent said
 * @param expectedReturn day of return, if known
 * @param reportedBy who reported it
 * @param channel how, for example PHONE
 * @param confidential whether only the attendance officer may see the reason
 */
public record AbsenceBody(
        @Nullable String pupilId,
        @Nullable String from,
        @Nullable String to,
        @Nullable String reason,
        @Nullable String expectedReturn,
        @Nullable String reportedBy,
        @Nullable String channel,
        @Nullable Boolean confidential) {}
