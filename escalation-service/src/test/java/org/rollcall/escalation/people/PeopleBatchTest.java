package org.rollcall.escalation.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rollcall.events.register.PeopleRecord;

class PeopleBatchTest {
    private static final UUID PUPIL = UUID.randomUUID();

    private final PeopleBatch batch = new PeopleBatch();

    @Test
    void theHighestRevisionStaysInWhateverOrder() {
        // When
        batch.keep(record(2));
        batch.keep(record(3));
        batch.keep(record(1));

        // Then
        assertThat(batch.kept()).extracting(PeopleRecord::revision).containsExactly(3L);
        assertThat(batch.erased()).isEmpty();
    }

    @Test
    void aTombstoneErasesWhatCameBeforeIt() {
        // When
        batch.keep(record(2));
        batch.erase(PUPIL);

        // Then
        assertThat(batch.kept()).isEmpty();
        assertThat(batch.erased()).containsExactly(PUPIL);
    }

    private static PeopleRecord record(long revision) {
        return new PeopleRecord(
                900001,
                revision,
                PUPIL,
                "Testpupil",
                "Sam",
                null,
                "F",
                LocalDate.of(2017, 2, 3),
                null,
                "1 Pupil Road",
                "202",
                null,
                List.of(),
                List.of(),
                List.of());
    }
}
