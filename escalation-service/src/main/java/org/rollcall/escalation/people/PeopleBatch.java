package org.rollcall.escalation.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.events.register.PeopleRecord;

/** What a run of people records of one school amounts to: for each pupil the last word. */
final class PeopleBatch {
    private final Map<UUID, Optional<PeopleRecord>> last = new LinkedHashMap<>();

    /** Takes a record in; of several the highest revision stays. */
    void keep(PeopleRecord record) {
        last.merge(
                record.pupilId(),
                Optional.of(record),
                (known, next) -> known.isPresent() && known.get().revision() >= record.revision() ? known : next);
    }

    /** Takes a tombstone in: what came before it is gone. */
    void erase(UUID pupilId) {
        last.put(pupilId, Optional.empty());
    }

    Collection<PeopleRecord> kept() {
        return last.values().stream().flatMap(Optional::stream).toList();
    }

    List<UUID> erased() {
        return last.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
