package org.rollcall.leave.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.events.Event;
import org.rollcall.events.register.MarksAmended;
import org.rollcall.events.register.PupilAdmitted;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.events.register.PupilPurged;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.leave.attendance.MarkEntry;
import org.rollcall.leave.attendance.MarkEntry.Place;

class RegisterBatchTest {
    private static final Instant AT = Instant.parse("2026-09-07T08:00:00Z");
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 7);
    private static final LocalDate BORN = LocalDate.of(2018, 2, 3);
    private static final int PUPILS = 3;

    /** What is kept: marks, roll entries, and how often somebody's requests were erased. */
    private record Kept(
            Map<Place, MarkEntry> marks, Map<RollChange.Pupil, RollChange> roll, Set<RollChange.Pupil> erased) {
        Kept() {
            this(new HashMap<>(), new HashMap<>(), new HashSet<>());
        }

        void write(RegisterBatch batch) {
            batch.purged().forEach(gone -> {
                erased.add(gone);
                marks.keySet()
                        .removeIf(place ->
                                place.urn() == gone.urn() && place.pupilId().equals(gone.id()));
            });
            batch.roll().forEach((pupil, change) -> roll.merge(pupil, change, RollChange::and));
            batch.marks()
                    .forEach(mark -> marks.merge(mark.place(), mark, (a, b) -> b.revision() > a.revision() ? b : a));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aBatchLeavesWhatItsEventsLeaveOneByOne(int seed) {
        // Given
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            events.add(event(random));
        }
        Kept together = new Kept();
        Kept oneByOne = new Kept();

        // When
        int taken = 0;
        while (taken < events.size()) {
            int until = Math.min(events.size(), taken + 1 + random.nextInt(60));
            together.write(batch(events.subList(taken, until)));
            taken = until;
        }
        events.forEach(event -> oneByOne.write(batch(List.of(event))));

        // Then
        assertThat(together).isEqualTo(oneByOne);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void whatIsWrittenComesInTheOrderOfItsKeysAndOnce(int seed) {
        // Given
        Random random = new Random(seed);
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(event(random));
        }

        // When
        RegisterBatch batch = batch(events);

        // Then
        List<Place> places = batch.marks().stream().map(MarkEntry::place).toList();
        assertThat(places).isSorted().doesNotHaveDuplicates();
    }

    private static RegisterBatch batch(List<Event> events) {
        RegisterBatch batch = new RegisterBatch();
        events.forEach(batch::add);
        return batch;
    }

    private static Event event(Random random) {
        int urn = 900_001 + random.nextInt(2);
        UUID pupil = pupil(urn, random.nextInt(PUPILS));
        int revision = 1 + random.nextInt(6);
        LocalDate day = FIRST.plusDays(random.nextInt(3));
        String session = random.nextBoolean() ? "AM" : "PM";
        return switch (random.nextInt(8)) {
            case 0 ->
                new PupilAdmitted(
                        urn, revision, pupil, BORN, random.nextInt(7), UUID.randomUUID(), day, null, "202", List.of());
            case 1 -> new PupilDeleted(urn, revision, pupil, "8(1)(a)", "2024", day, null, null, null, null);
            case 2 -> new PupilPurged(urn, revision, pupil, AT);
            case 3, 4 ->
                new MarksAmended(
                        urn,
                        1,
                        UUID.randomUUID(),
                        MarksAmended.Kind.AMENDED,
                        AT,
                        List.of(new MarksAmended.Amendment(
                                pupil, day, session, UUID.randomUUID(), null, code(random), null, revision)));
            default ->
                new RegisterTaken(
                        urn,
                        day,
                        session,
                        UUID.randomUUID(),
                        1,
                        AT,
                        AT,
                        "LIVE",
                        null,
                        java.util.stream.IntStream.range(0, PUPILS)
                                .mapToObj(i -> new RegisterTaken.Mark(pupil(urn, i), code(random), null, 1))
                                .collect(Collectors.toList()));
        };
    }

    private static String code(Random random) {
        return Objects.requireNonNull(List.of("/", "I", "N", "L").get(random.nextInt(4)));
    }

    private static UUID pupil(int urn, int number) {
        return new UUID(urn, number);
    }
}
