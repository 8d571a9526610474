package org.rollcall.escalation.casework;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.cases.CaseStage;

/**
 * A move of a case.
 *
 * @param supportDoesNotFit why legal intervention is considered although no support is on record
 */
public record StageForm(
        @NotNull CaseStage stage,
        @NotBlank @Size(max = 2_000) String reason,
        @Size(min = 3, max = 2_000) @Nullable String supportDoesNotFit) {}
