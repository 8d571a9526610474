package org.rollcall.leave.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as the API shows it.
 *
 * @param id request
 * @param state REQUESTED, GRANTED, REFUSED or WITHDRAWN
 * @param pupilId pupil
 * @param kind kind of leave
 * @param from first day asked for
 * @param to last day asked for
 * @param reason reason as given
 * @param requestedBy who asked
 * @param requestedOn day the school was asked
 * @param evidence what was handed in
 * @param licence performance licence as described
 * @param assessment what law and policy say
 * @param decision the head's decision, absent before
 * @param withdrawal who withdrew it, absent unless withdrawn
 * @param revision 1 and counting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LeaveView(
        UUID id,
        String state,
        UUID pupilId,
        LeaveKind kind,
        LocalDate from,
        LocalDate to,
        String reason,
        String requestedBy,
        LocalDate requestedOn,
        List<Object> evidence,
        @Nullable Object licence,
        List<Assessment> assessment,
        @Nullable Decision decision,
        @Nullable Withdrawal withdrawal,
        long revision) {
    /**
     * A decision.
     *
     * @param decision GRANT or REFUSE
     * @param code code suggested in registers, with a grant
     * @param from first day granted
     * @param to last day granted
     * @param reason the head's reason
     * @param by who decided
     * @param at when (school clock)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(
            String decision,
            @Nullable String code,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String reason,
            Person by,
            Instant at) {}

    /**
     * A withdrawal.
     *
     * @param by who withdrew
     * @param at when (school clock)
     */
    public record Withdrawal(Person by, Instant at) {}

    /**
     * Somebody of the school.
     *
     * @param name name
     * @param role role it was done in
     */
    public record Person(String name, String role) {}

    /** Shows a request. */
    public static LeaveView of(LeaveRequest request) {
        return new LeaveView(
                request.id(),
                request.state().word(),
                request.pupilId(),
                request.kind(),
                request.asked().start(),
                request.asked().end(),
                request.reason(),
                request.requestedBy(),
                request.requestedOn(),
                request.evidence(),
                request.licence(),
                request.assessment(),
                decision(request.state()),
                request.state() instanceof LeaveState.Withdrawn withdrawn
                        ? new Withdrawal(
                                person(withdrawn.act()), withdrawn.act().at())
                        : null,
                request.revision());
    }

    private static @Nullable Decision decision(@Nullable LeaveState state) {
        return switch (state) {
            case null -> null;
            case LeaveState.Requested _ -> null;
            case LeaveState.Granted granted ->
                new Decision(
                        "GRANT",
                        granted.code(),
                        granted.period().start(),
                        granted.period().end(),
                        granted.reason(),
                        person(granted.act()),
                        granted.act().at());
            case LeaveState.Refused refused ->
                new Decision(
                        "REFUSE",
                        null,
                        null,
                        null,
                        refused.reason(),
                        person(refused.act()),
                        refused.act().at());
            case LeaveState.Withdrawn withdrawn -> decision(withdrawn.granted());
        };
    }

    private static Person person(LeaveState.Act act) {
        return new Person(act.name(), act.role());
    }
}
