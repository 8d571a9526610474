package org.rollcall.rules.penalty;

import org.jspecify.annotations.Nullable;

/**
 * What the head wants to decide.
 *
 * @param ground why a notice is asked for; null while none is named
 * @param weeks length of a notice to improve in weeks of five school days; null for another decision
 * @param approvedBy the named person who agrees, for a looked-after child; null otherwise
 */
public record Proposal(
        Decision decision,
        Answers answers,
        @Nullable Ground ground,
        @Nullable Integer weeks,
        @Nullable String approvedBy) {}
