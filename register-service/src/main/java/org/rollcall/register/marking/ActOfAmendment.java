package org.rollcall.register.marking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.MarksAmended.Amendment;
import org.rollcall.rules.code.CodeClass;

/**
 * Marks that were amended together for one reason.
 *
 * @param amendmentId the act; every version it wrote carries it
 * @param reason why
 * @param by who amended
 * @param at when
 * @param marks each mark before and after
 */
public record ActOfAmendment(UUID amendmentId, String reason, MarkHistory.By by, Instant at, List<AmendedMark> marks) {
    /**
     * A mark before and after.
     *
     * @param pupilId pupil
     * @param date session date
     * @param session AM or PM
     * @param previousCode the original entry; absent when there was none
     * @param code the amended entry
     * @param codeClass what the code does to the figures
     * @param minutesLate minutes after the register began
     * @param revision revision of the mark
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AmendedMark(
            UUID pupilId,
            LocalDate date,
            String session,
            @Nullable String previousCode,
            String code,
            @JsonProperty("class") CodeClass codeClass,
            @Nullable Integer minutesLate,
            int revision) {}

    static ActOfAmendment of(AmendmentStore.Act act, List<Amendment> amended) {
        return new ActOfAmendment(
                act.amendmentId(),
                act.reason(),
                new MarkHistory.By(act.by().name(), act.by().role()),
                act.now(),
                amended.stream().map(ActOfAmendment::mark).toList());
    }

    private static AmendedMark mark(Amendment amended) {
        return new AmendedMark(
                amended.pupilId(),
                amended.date(),
                amended.session(),
                amended.previousCode(),
                amended.code(),
                MarkHistory.attendanceCode(amended.code(), amended.date()).codeClass(),
                amended.minutesLate(),
                amended.revision());
    }
}
