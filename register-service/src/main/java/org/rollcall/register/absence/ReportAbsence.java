package org.rollcall.register.absence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.AbsenceReported;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.code.Session;
import org.rollcall.rules.policy.RegisterPractice;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.idempotency.IdempotencyKey;
import org.rollcall.support.idempotency.Once;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;

/** Keeps what a parent reported; the others hear of it without the reason. */
@ApplicationScoped
public class ReportAbsence {
    private static final String KEEP =
            "INSERT INTO absence_report (school_urn, report_id, pupil_id, from_date, to_date,"
                    + " reason, expected_return, reported_by, channel, by_name, at, suggested_code, confidential)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final Once once;

    ReportAbsence(
            Snapshots snapshots,
            ScopedDatabase database,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock,
            Once once) {
        this.snapshots = snapshots;
        this.database = database;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.once = once;
    }

    /**
     * What a parent reported.
     *
     * @param pupilId pupil
     * @param from first day
     * @param to last day, if known
     * @param reason what the parent said
     * @param expectedReturn day of return, if known
     * @param reportedBy who reported it
     * @param channel how
     * @param confidential whether only the attendance officer may see the reason
     */
    record Report(
            UUID pupilId,
            LocalDate from,
            @Nullable LocalDate to,
            String reason,
            @Nullable LocalDate expectedReturn,
            String reportedBy,
            String channel,
            boolean confidential) {}

    /**
     * The report as it was kept.
     *
     * @param reportId report
     * @param pupilId pupil
     * @param from first day
     * @param to last day, if known
     * @param expectedReturn day of return, if known
     * @param at when the school was told
     * @param inTime whether that was before the time that the policy sets for the first day; absent where it sets none
     * @param lacks what the school still has to ask for
     */
    public record Kept(
            UUID reportId,
            UUID pupilId,
            LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalDate expectedReturn,
            Instant at,
            @Nullable Boolean inTime,
            List<String> lacks) {}

    Uni<Kept> keep(int urn, Report report, Actor by, Optional<IdempotencyKey> key) {
        Instant now = clock.now();
        return snapshots
                .current(urn)
                .map(school -> {
                    if (school.findPupil(report.pupilId()).isEmpty()) {
                        throw Problem.notFound("pupil");
                    }
                    return new Kept(
                            UUID.randomUUID(),
                            report.pupilId(),
                            report.from(),
                            report.to(),
                            report.expectedReturn(),
                            now,
                            isInTime(school, report.from(), clock.localNow()),
                            report.to() == null && report.expectedReturn() == null
                                    ? List.of("expectedReturn")
                                    : List.of());
                })
                .chain(kept -> database.inTransaction(
                        Scope.school(urn),
                        transaction -> once.answer(
                                transaction,
                                key,
                                Kept.class,
                                () -> write(transaction, urn, kept.reportId(), report, by, now)
                                        .replaceWith(kept))));
    }

    private static @Nullable Boolean isInTime(SchoolSnapshot school, LocalDate first, LocalDateTime now) {
        return school.policyOn(first)
                .practiceOn(first, Session.AM, RegisterPractice.Kind.REPORTED_BY)
                .map(RegisterPractice::time)
                .map(time -> now.isBefore(first.atTime(time)))
                .orElse(null);
    }

    private Uni<Void> write(SqlConnection transaction, int urn, UUID id, Report report, Actor by, Instant now) {
        AbsenceReported event = new AbsenceReported(
                urn,
                1,
                id,
                report.pupilId(),
                report.from(),
                report.to(),
                report.expectedReturn(),
                !report.reason().isBlank(),
                now);
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addUUID(id)
                        .addUUID(report.pupilId())
                        .addLocalDate(report.from())
                        .addLocalDate(report.to())
                        .addString(report.reason())
                        .addLocalDate(report.expectedReturn())
                        .addString(report.reportedBy())
                        .addString(report.channel())
                        .addString(by.name())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(ReasonRules.codeFor(report.reason()).orElse(null))
                        .addBoolean(report.confidential()))
                .chain(() -> outbox.append(
                        transaction,
                        List.of(OutboxEvent.of(
                                Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event))))
                .chain(() -> audit.keep(transaction, urn, by, "absence-reported", event.subject()));
    }
}
