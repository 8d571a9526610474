package org.rollcall.register.missing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.policy.PupilFlag;

/**
 * What is known of an incident.
 *
 * @param incidentId incident
 * @param pupilId pupil
 * @param policyId the policy whose procedure runs
 * @param noticedAt when the pupil was found to be missing: its clock starts here
 * @param noticedBy who noticed
 * @param lastSeen where and when the pupil was last seen
 * @param flags the pupil's circumstances on that day
 * @param entries what was done, in the order of writing
 */
record Incident(
        UUID incidentId,
        UUID pupilId,
        String policyId,
        Instant noticedAt,
        String noticedBy,
        @Nullable String lastSeen,
        Set<PupilFlag> flags,
        List<IncidentEntry> entries) {

    /** How far it has come. */
    enum State {
        OPEN,
        LOCATED,
        CLOSED
    }

    State state() {
        return first(IncidentEntry.Type.CLOSED).isPresent()
                ? State.CLOSED
                : first(IncidentEntry.Type.LOCATED).isPresent() ? State.LOCATED : State.OPEN;
    }

    Optional<Instant> locatedAt() {
        return first(IncidentEntry.Type.LOCATED).map(IncidentEntry::at);
    }

    Optional<IncidentEntry> first(IncidentEntry.Type type) {
        return all(type).stream().findFirst();
    }

    Optional<IncidentEntry> last(IncidentEntry.Type type) {
        List<IncidentEntry> all = all(type);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    List<IncidentEntry> all(IncidentEntry.Type type) {
        return entries.stream().filter(entry -> entry.type() == type).toList();
    }
}
