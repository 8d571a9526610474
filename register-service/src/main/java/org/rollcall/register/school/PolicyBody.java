package org.rollcall.register.school;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy from a date, as it is sent.
 *
 * @param policyId policy profile
 * @param from first day
 * @param settings the school's answers to what the profile asks
 */
public record PolicyBody(
        @Nullable String policyId,
        @Nullable String from,
        @Nullable Map<String, Object> settings) {}
