package org.rollcall.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.escalation.EscalationCalls.clock;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.rollcall.escalation.finding.EvaluatePupils;
import org.rollcall.escalation.finding.Trigger;
import org.rollcall.escalation.leave.GrantStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.Event;
import org.rollcall.events.leave.LeaveGranted;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.events.register.PupilSignedOut;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.support.access.Scope;
import org.rollcall.support.clock.SchoolClock;

/** Whoever is set aside when registers come would not have had anything from an evaluation either. */
@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "escalation"))
class QuietPupilsIT {
    private static final int PUPILS = 14;
    private static final int DAYS = 30;
    private static final List<String> AWAY = List.of("I", "I", "I", "I", "M", "L", "L", "C", "N", "O", "U", "Y2", "B");
    private static final String FLAG = "INSERT INTO people (school_urn, pupil_id, revision, record) VALUES ($1, $2, 1,"
            + " '{\"flags\": [{\"name\": \"VULNERABLE\", \"from\": \"2026-09-01\", \"to\": null}]}')";
    private static final List<PlayedSchool> SCHOOLS = Stream.of(
                    "national", "kings-cross-2024", "hogarth-2024", "aspire-2023", "odst-2024", "att-2021")
            .map(policy -> new PlayedSchool(PUPILS, "203", policy))
            .toList();

    private final Random random = new Random(20_261_122);
    private final Map<UUID, List<String>> ahead = new HashMap<>();

    @Inject
    MeasuredBatch batch;

    @Inject
    EvaluatePupils evaluate;

    @Inject
    GrantStore grants;

    /** Some of the first pupils of a school are absent now and then; the last is always there. */
    private Map<Integer, String> codes(PlayedSchool school) {
        Map<Integer, String> codes = new HashMap<>();
        for (int i = 0; i < PUPILS - 1; i++) {
            List<String> own = ahead.computeIfAbsent(school.pupils.get(i), pupil -> new ArrayList<>());
            if (own.isEmpty() && random.nextInt(100) < 6) {
                own.addAll(Collections.nCopies(1 + random.nextInt(4), AWAY.get(random.nextInt(AWAY.size()))));
            }
            if (!own.isEmpty()) {
                codes.put(i, own.removeLast());
            }
        }
        return codes;
    }

    /** Both sessions of a day, with what else may have been told by then. */
    private List<Event> day(PlayedSchool school, LocalDate date) {
        List<Event> events = new ArrayList<>(school.session(date, "AM", codes(school)));
        events.addAll(school.session(date, "PM", codes(school)));
        Instant at = date.atTime(LocalTime.of(8, 40)).atZone(SchoolClock.ZONE).toInstant();
        if (random.nextInt(3) == 0) {
            UUID pupil = school.pupils.get(random.nextInt(4));
            events.addFirst(new AbsenceReported(
                    school.urn, 1, UUID.randomUUID(), pupil, date, date.plusDays(random.nextInt(30)), null, true, at));
        }
        if (random.nextInt(8) == 0) {
            UUID pupil = school.pupils.get(4 + random.nextInt(2));
            events.addFirst(new PupilSignedOut(school.urn, 1, UUID.randomUUID(), pupil, at));
        }
        return events;
    }

    private void open(PlayedSchool school) {
        batch.handle(school.opened());
        batch.handle(school.admitted());
        LocalDate from = LocalDate.of(2026, 9, 14);
        LeaveGranted granted = new LeaveGranted(
                school.urn,
                1,
                UUID.randomUUID(),
                school.pupils.get(6),
                "EXCEPTIONAL",
                "C",
                from,
                from.plusDays(4),
                Instant.EPOCH);
        batch.written(
                Scope.school(school.urn),
                transaction -> grants.keepGrants(transaction, List.of(granted))
                        .chain(() -> flag(transaction, school, 7))
                        .chain(() -> flag(transaction, school, 8)));
    }

    private static Uni<Void> flag(SqlConnection transaction, PlayedSchool school, int pupil) {
        return transaction
                .preparedQuery(FLAG)
                .execute(Tuple.of(school.urn, school.pupils.get(pupil)))
                .replaceWithVoid();
    }

    /** What an evaluation of everybody writes that is known to the school. */
    private Map<String, Long> writtenByEvaluating(PlayedSchool school) {
        List<Trigger> everybody = school.pupils.stream()
                .map(pupil -> new Trigger(new PupilKey(school.urn, pupil), null))
                .toList();
        return batch.written(Scope.school(school.urn), transaction -> evaluate.evaluate(transaction, everybody, false));
    }

    private long findings(PlayedSchool school) {
        AtomicLong count = new AtomicLong();
        batch.written(
                Scope.school(school.urn),
                transaction -> transaction
                        .query("SELECT count(*) FROM finding")
                        .execute()
                        .invoke(rows -> count.set(rows.iterator().next().getLong(0)))
                        .replaceWithVoid());
        return count.get();
    }

    @Test
    @DisplayName("After any register an evaluation of everybody has nothing left to write, under every policy")
    void nobodyIsSetAsideWhoShouldHaveBeenEvaluated() {
        // Given
        clock("2026-09-03T06:00:00Z");
        SCHOOLS.forEach(this::open);

        // When
        List<LocalDate> days = LocalDate.of(2026, 9, 3)
                .datesUntil(LocalDate.of(2026, 12, 18))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .limit(DAYS)
                .toList();
        for (LocalDate day : days) {
            batch.handle(SCHOOLS.stream()
                    .flatMap(school -> day(school, day).stream())
                    .toList());

            // Then
            assertThat(SCHOOLS)
                    .allSatisfy(
                            school -> assertThat(writtenByEvaluating(school)).isEmpty());
        }
        assertThat(SCHOOLS).allSatisfy(school -> assertThat(findings(school)).isPositive());
    }
}
