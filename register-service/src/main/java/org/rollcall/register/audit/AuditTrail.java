package org.rollcall.register.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.MachineClock;
import org.rollcall.support.clock.SchoolClock;

/** Keeps audit entries in the transaction of what they tell of. */
@ApplicationScoped
public class AuditTrail {
    private static final String COLUMNS = "INSERT INTO audit_entry"
            + " (school_urn, action, subject, why, by_subject, by_name, by_role, at, recorded_at) VALUES ";

    private final SchoolClock clock;
    private final MachineClock machine;

    AuditTrail(SchoolClock clock, MachineClock machine) {
        this.clock = clock;
        this.machine = machine;
    }

    /** When this machine writes entries: the instant of the machine clock. */
    public Instant recordedAt() {
        return machine.now();
    }

    /** Keeps that the actor did this to the subject, a path below the school. */
    public Uni<Void> keep(SqlConnection transaction, int urn, Actor by, String action, String subject) {
        return transaction
                .preparedQuery(COLUMNS + "($1, $2, $3, NULL, $4, $5, $6, $7, $8)")
                .execute(Tuple.tuple()
                        .addInteger(urn)
                        .addString(action)
                        .addString(subject)
                        .addString(by.subject())
                        .addString(by.name())
                        .addString(by.role())
                        .addOffsetDateTime(clock.now().atOffset(ZoneOffset.UTC))
                        .addOffsetDateTime(machine.now().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** The same in the transaction of a Hibernate Reactive session, with the reason where one was asked for. */
    public Uni<Void> keep(
            Mutiny.Session session, int urn, Actor by, String action, String subject, @Nullable String why) {
        return session.createNativeQuery(COLUMNS
                        + "(:urn, :action, :subject, nullif(:why, ''), :bySubject, :byName, :byRole, :at, :recordedAt)")
                .setParameter("urn", urn)
                .setParameter("action", action)
                .setParameter("subject", subject)
                .setParameter("why", why == null ? "" : why)
                .setParameter("bySubject", by.subject())
                .setParameter("byName", by.name())
                .setParameter("byRole", by.role())
                .setParameter("at", clock.now().atOffset(ZoneOffset.UTC))
                .setParameter("recordedAt", machine.now().atOffset(ZoneOffset.UTC))
                .executeUpdate()
                .replaceWithVoid();
    }
}
