package org.rollcall.reporting.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.events.Event;
import org.rollcall.events.register.RegisterTaken;
import org.rollcall.localstack.testing.ServiceUnderTest;
import org.rollcall.reporting.ingest.IngestFixture.Sent;
import org.rollcall.reporting.rollup.FoldMonths;
import org.rollcall.rules.code.CodeEdition;
import org.rollcall.rules.measure.AttendanceTally;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;

@QuarkusTest
@QuarkusTestResource(value = ServiceUnderTest.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class RollupsUnderDisorderIT {
    private static final List<String> CODES = List.of("/", "L", "I", "N", "O", "U", "D", "B", "#", "C");
    private static final int PUPILS = 6;
    private static final int CLASSES = 2;

    @Inject
    IngestFixture ingest;

    @Inject
    ScopedDatabase database;

    @Inject
    FoldMonths nights;

    private record Place(UUID pupil, LocalDate date, String session) {}

    private record Known(UUID pupil, LocalDate date, String session, int classNumber, String code, int revision) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shuffledRepeatedAndDelayedEventsCountAsANaiveRecountDoes(int seed) {
        // Given
        Random random = new Random(seed);
        SchoolFixture school = new SchoolFixture(700_000 + seed);
        Map<Place, Known> latest = new java.util.HashMap<>();
        ingest.take(school.configured("70000"));
        List<Sent> events = new ArrayList<>(history(random, school, latest));
        List<Sent> repeated =
                events.stream().filter(e -> random.nextInt(3) == 0).toList();
        events.addAll(repeated);
        repeated.forEach(again -> events.add(Sent.of(again.event())));
        Collections.shuffle(events, random);

        // When
        int taken = 0;
        while (taken < events.size()) {
            int until = Math.min(events.size(), taken + 1 + random.nextInt(12));
            LocalDate day = LocalDate.of(2026, 9, 20).plusDays(random.nextInt(24));
            // Nights that fall together, with each other and with events.
            Uni<?> fallingTogether = random.nextInt(4) == 0
                    ? Uni.join().all(night(day), night(day)).andFailFast()
                    : Uni.createFrom().voidItem();
            CompletableFuture<?> over = fallingTogether.subscribeAsCompletionStage();
            ingest.takeBatch(events.subList(taken, until));
            over.orTimeout(20, TimeUnit.SECONDS).join();
            taken = until;
        }
        night(LocalDate.of(2027, 9, 1)).await().atMost(Duration.ofSeconds(20));

        // Then
        assertThat(kept(school.urn())).isEqualTo(recount(school, latest));
        assertThat(keptByMonth(school.urn())).isEqualTo(recountByMonth(latest));
    }

    @Test
    void aCorrectionFromNToIMovesOneSessionFromUnauthorisedToAuthorisedInEveryDimension() {
        // Given
        SchoolFixture school = new SchoolFixture(700_100);
        LocalDate day = LocalDate.of(2026, 9, 14);
        ingest.take(
                school.classOf(1, 3, 1),
                school.register(day, "AM", 1, 5, Map.of(2, "N")),
                school.register(day, "PM", 1, 5, Map.of()));
        Map<String, AttendanceTally> before = kept(school.urn());

        // When
        ingest.take(school.amended(2, day, "AM", 1, "I", 2));

        // Then
        Map<String, AttendanceTally> after = kept(school.urn());
        for (String row : List.of(
                "day/2026-09-14/",
                "year-group/2026-09-14/3",
                "session/2026-09-14/AM",
                "class/2026-09-14/" + school.classId(1))) {
            assertThat(of(before, row).unauthorised()).as(row).isEqualTo(1);
            assertThat(of(after, row).unauthorised()).as(row).isZero();
            assertThat(of(after, row).authorised()).as(row).isEqualTo(1);
            assertThat(of(after, row).possible())
                    .as(row)
                    .isEqualTo(of(before, row).possible());
        }
        assertThat(after).doesNotContainKey("code/2026-09-14/N").containsKey("code/2026-09-14/I");
        assertThat(after.get("session/2026-09-14/PM")).isEqualTo(before.get("session/2026-09-14/PM"));
    }

    @Test
    void anUnreadableOrUnknownEventHoldsNothingUp() {
        // Given
        SchoolFixture school = new SchoolFixture(700_101);
        LocalDate day = LocalDate.of(2026, 9, 14);
        RegisterTaken register = school.register(day, "AM", 1, 5, Map.of());

        // When
        ingest.takeBatch(List.of(
                new Sent(UUID.randomUUID(), "RegisterTaken.v9", register),
                new Sent(UUID.randomUUID(), "SomethingNew.v1", register),
                Sent.of(register)));

        // Then
        assertThat(of(kept(school.urn()), "day/2026-09-14/").possible()).isEqualTo(5);
        assertThat(rows(school.urn(), "SELECT 1 FROM dead_letter WHERE urn = " + school.urn()))
                .hasSize(1);
    }

    private Uni<Void> night(LocalDate date) {
        return nights.run(date.atTime(3, 0).atZone(SchoolClock.ZONE).toInstant());
    }

    private static List<Sent> history(Random random, SchoolFixture school, Map<Place, Known> latest) {
        List<Event> events = new ArrayList<>();
        for (int c = 0; c < CLASSES; c++) {
            events.add(school.classOf(c, 1, 1));
            events.add(school.classOf(c, c + 3, 2));
        }
        for (int p = 0; p < PUPILS; p++) {
            events.add(school.admitted(p, p % CLASSES, 9, 1));
            events.add(school.admitted(p, p % CLASSES, 5 + p % 2, 2));
        }
        for (int n = 0; n < 60; n++) {
            int pupil = random.nextInt(PUPILS);
            LocalDate date = LocalDate.of(2026, 9, 24).plusDays(random.nextInt(14));
            String session = random.nextBoolean() ? "AM" : "PM";
            String code = CODES.get(random.nextInt(CODES.size()));
            Place place = new Place(school.pupil(pupil), date, session);
            Known before = latest.get(place);
            int revision = before == null ? 1 : before.revision() + 1;
            int classNumber = random.nextInt(CLASSES);
            latest.put(place, new Known(place.pupil(), date, session, classNumber, code, revision));
            events.add(
                    revision == 1
                            ? taken(school, place, classNumber, code)
                            : school.amended(pupil, date, session, classNumber, code, revision));
        }
        return events.stream().map(Sent::of).toList();
    }

    private static RegisterTaken taken(SchoolFixture school, Place place, int classNumber, String code) {
        return new RegisterTaken(
                school.urn(),
                place.date(),
                place.session(),
                school.classId(classNumber),
                1,
                SchoolFixture.AT,
                SchoolFixture.AT,
                "LIVE",
                null,
                List.of(new RegisterTaken.Mark(place.pupil(), code, null, 1)));
    }

    private static Map<String, AttendanceTally> recount(SchoolFixture school, Map<Place, Known> latest) {
        Map<String, AttendanceTally> counts = new TreeMap<>();
        for (Known mark : latest.values()) {
            AttendanceTally one = one(mark);
            int pupil = java.util.stream.IntStream.range(0, PUPILS)
                    .filter(p -> school.pupil(p).equals(mark.pupil()))
                    .findFirst()
                    .orElseThrow();
            boolean own = pupil % CLASSES == mark.classNumber();
            int yearGroup = own ? 5 + pupil % 2 : mark.classNumber() + 3;
            for (String key : List.of(
                    "day/" + mark.date() + "/",
                    "year-group/" + mark.date() + "/" + yearGroup,
                    "class/" + mark.date() + "/" + school.classId(mark.classNumber()),
                    "code/" + mark.date() + "/" + mark.code(),
                    "session/" + mark.date() + "/" + mark.session())) {
                counts.merge(key, one, AttendanceTally::plus);
            }
        }
        return counts;
    }

    private static Map<String, AttendanceTally> recountByMonth(Map<Place, Known> latest) {
        Map<String, AttendanceTally> counts = new TreeMap<>();
        for (Known mark : latest.values()) {
            counts.merge(mark.pupil() + "/" + mark.date().withDayOfMonth(1), one(mark), AttendanceTally::plus);
        }
        return counts;
    }

    private static AttendanceTally one(Known mark) {
        return AttendanceTally.EMPTY.plus(
                CodeEdition.codeOn(mark.code(), mark.date()).orElseThrow());
    }

    private static AttendanceTally of(Map<String, AttendanceTally> counts, String row) {
        return counts.getOrDefault(row, AttendanceTally.EMPTY);
    }

    private Map<String, AttendanceTally> kept(int urn) {
        return tallies(
                urn,
                "SELECT dimension || '/' || day || '/' || key, possible, attended, authorised, unauthorised,"
                        + " lates FROM rollup WHERE marks > 0");
    }

    private Map<String, AttendanceTally> keptByMonth(int urn) {
        return tallies(
                urn,
                "SELECT pupil_id || '/' || month, possible, attended, authorised, unauthorised, lates"
                        + " FROM pupil_month WHERE marks > 0");
    }

    private Map<String, AttendanceTally> tallies(int urn, String sql) {
        Map<String, AttendanceTally> tallies = new TreeMap<>();
        for (Row row : rows(urn, sql)) {
            tallies.put(
                    row.getString(0),
                    new AttendanceTally(
                            row.getInteger(1),
                            row.getInteger(2),
                            row.getInteger(3),
                            row.getInteger(4),
                            row.getInteger(5)));
        }
        return tallies;
    }

    private List<Row> rows(int urn, String sql) {
        return database.inTransaction(
                        Scope.school(urn), connection -> connection.query(sql).execute())
                .map(set -> {
                    List<Row> rows = new ArrayList<>();
                    set.forEach(rows::add);
                    return rows;
                })
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
