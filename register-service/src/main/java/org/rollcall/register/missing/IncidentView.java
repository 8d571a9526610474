package org.rollcall.register.missing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.roll.Adults.Callable;
import org.rollcall.rules.procedure.MissingProcedure;

/**
 * An incident in answers.
 *
 * @param incidentId incident
 * @param pupilId pupil
 * @param name forename and surname
 * @param policyId the policy whose procedure runs
 * @param clause the clause that opened it
 * @param state OPEN, LOCATED or CLOSED
 * @param noticedAt when the pupil was found to be missing
 * @param noticedBy who noticed
 * @param lastSeen where and when the pupil was last seen
 * @param minutes whole minutes from then until the pupil was found, or until now
 * @param search the places to tick off
 * @param toCall the people whose numbers are held, parents first
 * @param steps what the policy asks for
 * @param told who was told, and when
 * @param entries everything that was written, oldest first
 */
public record IncidentView(
        UUID incidentId,
        UUID pupilId,
        String name,
        String policyId,
        String clause,
        String state,
        Instant noticedAt,
        String noticedBy,
        @Nullable String lastSeen,
        long minutes,
        List<Area> search,
        List<Person> toCall,
        List<Step> steps,
        List<IncidentEntry> told,
        List<IncidentEntry> entries) {
    /**
     * A place to search.
     *
     * @param area place
     * @param phoneNeeded whether whoever searches it carries a telephone
     * @param searchedAt when it was searched, null while it was not
     * @param searchedBy by whom
     * @param phone the telephone carried
     */
    public record Area(
            String area,
            boolean phoneNeeded,
            @Nullable Instant searchedAt,
            @Nullable String searchedBy,
            @Nullable String phone) {}

    /**
     * Somebody to call.
     *
     * @param name full name
     * @param parent whether it is a parent
     * @param phones numbers
     * @param triedAt when last tried, null while not
     * @param outcome of the last call
     */
    public record Person(
            String name,
            boolean parent,
            List<String> phones,
            @Nullable Instant triedAt,
            @Nullable String outcome) {}

    static IncidentView of(
            Incident incident, MissingProcedure procedure, String name, List<Callable> people, Instant now) {
        List<String> toCall = people.stream().map(Callable::name).toList();
        Instant until = incident.locatedAt().orElse(now);
        return new IncidentView(
                incident.incidentId(),
                incident.pupilId(),
                name,
                incident.policyId(),
                procedure.cite(),
                incident.state().name(),
                incident.noticedAt(),
                incident.noticedBy(),
                incident.lastSeen(),
                Duration.between(incident.noticedAt(), until).toMinutes(),
                procedure.searchAreas().stream()
                        .map(area -> area(incident, procedure, area))
                        .toList(),
                people.stream().map(person -> person(incident, person)).toList(),
                IncidentRules.steps(incident, procedure, toCall, now),
                incident.all(IncidentEntry.Type.TOLD),
                incident.entries());
    }

    private static Area area(Incident incident, MissingProcedure procedure, String area) {
        boolean phone = procedure.phoneNeeded().contains(area);
        return IncidentRules.searched(incident, area)
                .map(entry -> new Area(area, phone, entry.at(), entry.name(), entry.phone()))
                .orElseGet(() -> new Area(area, phone, null, null, null));
    }

    private static Person person(Incident incident, Callable person) {
        return incident.all(IncidentEntry.Type.CONTACT).stream()
                .filter(call -> person.name().equalsIgnoreCase(call.name()))
                .reduce((older, newer) -> newer)
                .map(call -> new Person(person.name(), person.parent(), person.phones(), call.at(), call.outcome()))
                .orElseGet(() -> new Person(person.name(), person.parent(), person.phones(), null, null));
    }
}
