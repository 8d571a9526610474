package org.rollcall.escalation.preview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried out where.
 *
 * @param urn the school over whose marks the policy runs
 * @param from first day whose findings are told; the first of the school year unless given
 * @param to last day, today unless given; nothing later than its end is looked at
 * @param draft a policy file's text to run instead of the policy at hand; it names the same policy
 * @param settings the school's answers; those it has given to this policy unless others are
 */
public record PreviewForm(
        @NotNull @Min(1) @Max(999_999) @Nullable Integer urn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 200_000) @Nullable String draft,
        @Size(max = 100) @Nullable Map<String, String> settings) {}
