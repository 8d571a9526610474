package org.rollcall.register.arrangement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where pupils are known to be instead; registers propose its code and store nothing from it.
 *
 * @param arrangementId the arrangement
 * @param kind why they are elsewhere
 * @param code code that registers propose
 * @param from first day
 * @param to last day
 * @param sessions AM, PM or both
 * @param weekdays the days of the week it is about
 * @param note for people
 * @param pupilIds the pupils
 * @param withdrawn whether it was taken back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Arrangement(
        UUID arrangementId,
        ArrangementKind kind,
        String code,
        LocalDate from,
        LocalDate to,
        List<String> sessions,
        List<DayOfWeek> weekdays,
        @Nullable String note,
        List<UUID> pupilIds,
        boolean withdrawn) {}
