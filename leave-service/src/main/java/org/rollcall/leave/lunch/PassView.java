package org.rollcall.leave.lunch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pass as the API shows it.
 *
 * @param state REQUESTED, GRANTED, REFUSED or WITHDRAWN
 * @param decideBy last day on which the parent is told the decision
 * @param valid whether the pupil may leave at lunchtime today
 * @param from first day of the permission
 * @param to last day of the permission, absent while it runs on
 * @param conditions what the permission is tied to
 * @param photo media type of the photograph, absent while there is none
 * @param warnings what a person should look at: decision-overdue, discussion-not-recorded, photo-missing, unconfirmed
 * @param clause clause of the policy that knows passes
 * @param revision 1 and counting
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassView(
        UUID id,
        String state,
        UUID pupilId,
        String reason,
        String requestedBy,
        LocalDate requestedOn,
        LocalDate decideBy,
        List<String> collectedBy,
        @Nullable LocalDate discussedOn,
        boolean valid,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String conditions,
        @Nullable Decision decision,
        @Nullable Withdrawal withdrawal,
        @Nullable LocalDate renewalAskedOn,
        @Nullable LocalDate confirmedOn,
        @Nullable String photo,
        List<String> warnings,
        String clause,
        long revision) {
    /**
     * A decision.
     *
     * @param decision GRANT or REFUSE
     * @param at when (school clock)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Decision(String decision, @Nullable String reason, Person by, Instant at) {}

    /**
     * The end of it.
     *
     * @param byParent whether it was the parent's wish
     * @param at when (school clock)
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Withdrawal(@Nullable String reason, boolean byParent, Person by, Instant at) {}

    /** Somebody of the school, and the role it was done in. */
    public record Person(String name, String role) {}

    /** Shows a pass on a day. */
    static PassView of(LunchPass pass, LocalDate today) {
        PassState.Granted granted = granted(pass.state());
        PassState.Terms terms = granted == null ? null : granted.terms();
        return new PassView(
                pass.id(),
                pass.state().word(),
                pass.pupilId(),
                pass.asked().reason(),
                pass.asked().by(),
                pass.asked().on(),
                pass.asked().decideBy(),
                pass.asked().collectedBy(),
                pass.discussedOn(),
                pass.isValidOn(today),
                terms == null ? null : terms.from(),
                terms == null ? null : terms.to(),
                terms == null ? null : terms.conditions(),
                decision(pass.state()),
                pass.state() instanceof PassState.Withdrawn end
                        ? new Withdrawal(
                                end.reason(),
                                end.byParent(),
                                person(end.act()),
                                end.act().at())
                        : null,
                pass.renewalAskedOn(),
                pass.confirmedOn(),
                pass.photoType(),
                warnings(pass, today),
                pass.clause(),
                pass.revision());
    }

    private static List<String> warnings(LunchPass pass, LocalDate today) {
        List<String> warnings = new ArrayList<>();
        if (pass.isOverdueOn(today)) {
            warnings.add("decision-overdue");
        }
        if (pass.discussedOn() == null && !(pass.state() instanceof PassState.Withdrawn)) {
            warnings.add("discussion-not-recorded");
        }
        if (pass.state() instanceof PassState.Granted && pass.photoType() == null) {
            warnings.add("photo-missing");
        }
        if (pass.isUnconfirmed()) {
            warnings.add("unconfirmed");
        }
        return List.copyOf(warnings);
    }

    private static PassState.@Nullable Granted granted(PassState state) {
        return switch (state) {
            case PassState.Granted granted -> granted;
            case PassState.Withdrawn withdrawn -> withdrawn.granted();
            case PassState.Requested _, PassState.Refused _ -> null;
        };
    }

    private static @Nullable Decision decision(PassState state) {
        if (state instanceof PassState.Refused refused) {
            return new Decision(
                    "REFUSE",
                    refused.reason(),
                    person(refused.act()),
                    refused.act().at());
        }
        PassState.Granted granted = granted(state);
        return granted == null
                ? null
                : new Decision(
                        "GRANT",
                        granted.reason(),
                        person(granted.act()),
                        granted.act().at());
    }

    private static Person person(PassState.Act act) {
        return new Person(act.name(), act.role());
    }
}
