package org.rollcall.leave.audit;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.clock.MachineClock;

/** Writes audit entries in the transaction of what they tell of; nothing can change or remove them. */
@ApplicationScoped
public class AuditStore {
    private final MachineClock clock;

    AuditStore(MachineClock clock) {
        this.clock = clock;
    }

    /** Notes that the caller did something in that role; pupil and request are absent where it concerned several. */
    public Uni<Void> note(
            Mutiny.Session session,
            int urn,
            Caller caller,
            Role role,
            String action,
            @Nullable UUID pupilId,
            @Nullable UUID leaveId) {
        AuditRow row = new AuditRow(
                new AuditKey(urn, UUID.randomUUID()),
                clock.now().atOffset(ZoneOffset.UTC),
                caller.subject(),
                caller.name(),
                role.word(),
                action,
                pupilId,
                leaveId);
        return session.persist(row);
    }
}
