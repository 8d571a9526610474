package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.marking.ArrivalRules.Arrival;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Placement;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.site.ArrivalFollower;
import org.rollcall.register.site.SignLine;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;

/** Marks a pupil who signs in: late before the close, absent after it; an absence whose reason is open is amended. */
@ApplicationScoped
public class MarkArrival implements ArrivalFollower {
    private static final String STANDING = """
            SELECT (SELECT v.code FROM mark_version v
                     WHERE v.school_urn = $1 AND v.pupil_id = $2 AND v.session_date = $3 AND v.session = $4
                     ORDER BY v.revision DESC LIMIT 1) AS code,
                   EXISTS (SELECT FROM known_reason k
                     WHERE k.school_urn = $1 AND k.pupil_id = $2 AND $3 BETWEEN k.from_date AND k.to_date
                           AND $4 = ANY (k.sessions)
                           AND extract(isodow FROM $3::date)::integer = ANY (k.weekdays)) AS is_reason_known,
                   EXISTS (SELECT FROM site_event e
                     WHERE e.school_urn = $1 AND e.pupil_id = $2 AND e.site_event_id <> $5 AND e.at >= $6
                           AND e.at < $7) AS was_here_before""";

    private final MarkStore marks;
    private final AmendMarks amendMarks;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final MachineClock machine;

    MarkArrival(MarkStore marks, AmendMarks amendMarks, Outbox outbox, SchoolClock clock, MachineClock machine) {
        this.marks = marks;
        this.amendMarks = amendMarks;
        this.outbox = outbox;
        this.clock = clock;
        this.machine = machine;
    }

    /** A pupil's arrival in a session. */
    private record Arrived(
            SchoolSnapshot school, Pupil pupil, SessionRef session, SessionTimes times, Instant at, Actor by) {
        LocalTime minute() {
            return LocalTime.ofInstant(at, SchoolClock.ZONE).truncatedTo(ChronoUnit.MINUTES);
        }
    }

    @Override
    public Uni<Void> arrived(SqlConnection transaction, SchoolSnapshot school, SignLine line, Actor by) {
        LocalDateTime local = LocalDateTime.ofInstant(line.at(), SchoolClock.ZONE);
        Pupil pupil = school.findPupil(line.pupilId())
                .filter(known -> known.isOnRoll(local.toLocalDate()))
                .orElse(null);
        SessionRef session = pupil == null
                ? null
                : ArrivalRules.session(
                                school.calendar(),
                                local,
                                pupil.placementOn(local.toLocalDate()).yearGroup())
                        .orElse(null);
        return pupil == null || session == null
                ? Uni.createFrom().voidItem()
                : standing(transaction, school.urn(), session, line).chain(row -> {
                    SessionTimes times = school.calendar()
                            .times(
                                    session.date(),
                                    session.session(),
                                    pupil.placementOn(session.date()).yearGroup())
                            .orElseThrow();
                    return decide(transaction, new Arrived(school, pupil, session, times, line.at(), by), row);
                });
    }

    private static Uni<Row> standing(SqlConnection transaction, int urn, SessionRef session, SignLine line) {
        return transaction
                .preparedQuery(STANDING)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(line.pupilId())
                        .addLocalDate(session.date())
                        .addString(session.session().name())
                        .addUUID(line.siteEventId())
                        .addOffsetDateTime(session.date()
                                .atStartOfDay(SchoolClock.ZONE)
                                .toInstant()
                                .atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(line.at().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next());
    }

    private Uni<Void> decide(SqlConnection transaction, Arrived arrived, Row standing) {
        @Nullable String code = standing.getString("code");
        Arrival arrival = ArrivalRules.arrival(arrived.times(), arrived.session(), arrived.minute());
        boolean hasComeBack = code == null && standing.getBoolean("was_here_before");
        if (hasComeBack || !ArrivalRules.decides(code, arrival, standing.getBoolean("is_reason_known"))) {
            return Uni.createFrom().voidItem();
        }
        boolean isClosed = !clock.now()
                .isBefore(arrived.session()
                        .date()
                        .atTime(arrived.times().closes())
                        .atZone(SchoolClock.ZONE)
                        .toInstant());
        return code != null && isClosed ? amend(transaction, arrived, arrival) : enter(transaction, arrived, arrival);
    }

    private Uni<Void> enter(SqlConnection transaction, Arrived arrived, Arrival arrival) {
        Placement placement = arrived.pupil().placementOn(arrived.session().date());
        Submission.Mark mark = new Submission.Mark(
                arrived.pupil().pupilId(), arrival.code(), arrival.minutesLate(), "signed in at " + arrived.minute());
        MarkStore.Taking taking = new MarkStore.Taking(
                arrived.school().urn(),
                arrived.school().revision(),
                arrived.session(),
                placement.classId(),
                placement.yearGroup(),
                List.of(arrived.pupil()),
                new Submission(List.of(mark), false, arrived.at(), "LIVE"),
                true,
                arrived.by(),
                arrived.at(),
                clock.now(),
                machine.now(),
                reasonDue(arrived, placement),
                null,
                false);
        return marks.take(transaction, taking).chain(taken -> {
            if (!(taken instanceof Taken.Standing standing)) {
                throw new ServiceUnavailableException(1L);
            }
            return standing.entered().isEmpty()
                    ? Uni.createFrom().voidItem()
                    : outbox.append(transaction, List.of(taking.told(standing)));
        });
    }

    private Uni<Void> amend(SqlConnection transaction, Arrived arrived, Arrival arrival) {
        Placement placement = arrived.pupil().placementOn(arrived.session().date());
        return amendMarks
                .write(
                        transaction,
                        new AmendmentStore.Act(
                                arrived.school().urn(),
                                arrived.school().revision(),
                                UUID.randomUUID(),
                                List.of(new AmendmentStore.Change(
                                        arrived.pupil().pupilId(),
                                        arrived.session(),
                                        placement.classId(),
                                        placement.yearGroup(),
                                        arrival.code(),
                                        arrival.minutesLate(),
                                        reasonDue(arrived, placement))),
                                "signed in at " + arrived.minute(),
                                arrived.school().urn() + "/pupils/"
                                        + arrived.pupil().pupilId() + "/marks/"
                                        + arrived.session().date() + "/"
                                        + arrived.session().session(),
                                arrived.by(),
                                clock.now(),
                                machine.now()))
                .onFailure(StaleSnapshotException.class)
                .transform(stale -> new ServiceUnavailableException(1L))
                .replaceWithVoid();
    }

    private static Instant reasonDue(Arrived arrived, Placement placement) {
        return NClockRules.due(arrived.school().calendar(), arrived.session().date(), placement.yearGroup());
    }
}
