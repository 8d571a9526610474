package org.rollcall.register.deletion;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.deletion.DeletionBodyRules.Asked;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.Future;
import org.rollcall.rules.deletion.Ground;

/**
 * The deletion return of regulation 13(4), as it goes to the authority (BHCET-9.9).
 *
 * @param reason the ground in a few words
 * @param dueOn day by which the authority is to have it
 * @param required whether the law asks for it; not of leavers of the most senior year (BHCET-9.8)
 * @param authorities the school's authority, and that of the home where it is another
 * @param missing whether the child is missing from education, which the authorities are told as well
 * @param future future address and school, as far as they are known
 * @param unmarked sessions up to the last day that have closed without a mark (BHCET-9.11)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeletionReturn(
        int urn,
        UUID pupilId,
        long revision,
        String ground,
        String edition,
        String reason,
        LocalDate lastDay,
        LocalDate dueOn,
        boolean required,
        List<String> authorities,
        boolean missing,
        Child pupil,
        List<LivesWith> parents,
        Future future,
        List<Unmarked> unmarked,
        DecidedBy decidedBy,
        Instant decidedAt) {
    /** The pupil, as the admission register has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Child(
            String legalSurname,
            String legalForename,
            @Nullable String knownAs,
            LocalDate dateOfBirth,
            String sex,
            @Nullable String upn,
            String address) {}

    /** A parent with whom the pupil normally lives, and the numbers for an emergency. */
    public record LivesWith(String name, String address, List<String> phones) {}

    /** A session without a mark. */
    public record Unmarked(LocalDate date, String session) {}

    /** Who decided. */
    public record DecidedBy(String name, String role) {}

    static DeletionReturn of(
            int urn,
            UUID pupilId,
            long revision,
            Ground ground,
            Asked asked,
            Entry entry,
            Facts facts,
            Actor by,
            Instant at) {
        return new DeletionReturn(
                urn,
                pupilId,
                revision,
                ground.letter(),
                ground.edition(),
                ground.reason().says(),
                asked.lastDay(),
                facts.dueOn(),
                facts.required(),
                facts.authorities(),
                ground.reason().whereaboutsUnknown(),
                new Child(
                        entry.legalSurname(),
                        entry.legalForename(),
                        entry.knownAs(),
                        entry.dateOfBirth(),
                        entry.sex(),
                        entry.upn(),
                        entry.address()),
                entry.parents().stream()
                        .filter(PeopleRecord.Parent::livesWith)
                        .map(parent -> new LivesWith(parent.name(), parent.address(), parent.phones()))
                        .toList(),
                asked.future(),
                facts.unmarked(),
                new DecidedBy(by.name(), by.role()),
                at);
    }

    /** What calendar, register and policy say about a return. */
    record Facts(LocalDate dueOn, boolean required, List<String> authorities, List<Unmarked> unmarked) {}
}
