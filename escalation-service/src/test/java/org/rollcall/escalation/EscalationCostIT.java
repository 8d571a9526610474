package org.rollcall.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.escalation.EscalationCalls.clock;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.events.Event;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.localstack.testing.ServiceUnderTest;

/**
 * What registers cost while nothing comes of them, which is nearly always. Statements and rows are exact; allocations are
 * the least of several batches, so that neither compiling nor another thread can fail the test, with a third of headroom.
 */
@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class EscalationCostIT {
    private static final int PUPILS = 30;
    private static final int SCHOOLS = 20;
    private static final int WARM = 24;
    private static final int MEASURED = 8;
    private static final long KIB = 1024;

    private static final List<PlayedSchool> PLAYED = IntStream.range(0, SCHOOLS)
            .mapToObj(n -> new PlayedSchool(PUPILS, "203"))
            .toList();
    private static final Iterator<LocalDate> DAYS = LocalDate.of(2026, 9, 3)
            .datesUntil(LocalDate.of(2026, 12, 18))
            .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .iterator();
    private static boolean warm;

    @Inject
    MeasuredBatch batch;

    @BeforeEach
    void schoolsThatHaveTakenRegistersBefore() {
        clock("2026-12-18T17:30:00Z");
        if (!warm) {
            PLAYED.forEach(school -> {
                batch.handle(school.opened());
                batch.handle(school.admitted());
            });
            IntStream.range(0, WARM).forEach(n -> {
                batch.handle(session(0, SCHOOLS));
                batch.handle(session(1, SCHOOLS));
            });
            warm = true;
        }
    }

    /** The register (0) or its close (1) of so many schools for the next day's morning, everybody present. */
    private static List<Event> session(int which, int schools) {
        LocalDate day = DAYS.next();
        return PLAYED.stream()
                .limit(schools)
                .map(school -> school.session(day, "AM", Map.of()).get(which))
                .map(event -> event instanceof RegisterTaken taken ? complete(taken) : event)
                .toList();
    }

    private static Event complete(RegisterTaken taken) {
        return new RegisterTaken(
                taken.urn(),
                taken.date(),
                taken.session(),
                taken.classId(),
                taken.revision(),
                taken.takenAt(),
                taken.recordedAt(),
                taken.source(),
                0,
                taken.marks());
    }

    private List<MeasuredBatch.Cost> several(int which, int schools) {
        List<MeasuredBatch.Cost> costs = new ArrayList<>();
        IntStream.range(0, MEASURED).forEach(n -> costs.add(batch.handle(session(which, schools))));
        return costs;
    }

    private static long least(Stream<MeasuredBatch.Cost> costs) {
        return costs.mapToLong(MeasuredBatch.Cost::allocated).min().orElseThrow();
    }

    @Test
    @DisplayName(
            "A late register of 30 is 9 statements, 31 rows and no event, and of whoever is there nothing more is read")
    void aRegister() {
        // When
        List<MeasuredBatch.Cost> costs = several(0, 1);

        // Then
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.statements()).hasSize(9);
            assertThat(cost.written()).isEqualTo(Map.of("pupil_ledger", 30L, "school_moment", 1L));
        });
        assertThat(least(costs.stream())).isLessThan(350 * KIB);
    }

    @Test
    @DisplayName("20 late registers in a batch are no more statements than one")
    void twentyRegisters() {
        // When
        List<MeasuredBatch.Cost> costs = several(0, SCHOOLS);

        // Then
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.statements()).hasSize(9);
            assertThat(cost.written()).isEqualTo(Map.of("pupil_ledger", 600L, "school_moment", 20L));
        });
        assertThat(least(costs.stream())).isLessThan(3_680 * KIB);
    }

    @Test
    @DisplayName("20 closes of registers in a batch are 7 statements and write no more than the moment of each school")
    void twentyCloses() {
        // When
        List<MeasuredBatch.Cost> costs = several(1, SCHOOLS);

        // Then
        assertThat(costs).allSatisfy(cost -> {
            assertThat(cost.statements()).hasSize(7);
            assertThat(cost.written()).isEqualTo(Map.of("school_moment", 20L));
        });
        assertThat(least(costs.stream())).isLessThan(2_470 * KIB);
    }
}
