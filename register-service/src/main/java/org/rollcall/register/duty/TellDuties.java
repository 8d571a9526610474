package org.rollcall.register.duty;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.DutyArose;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Tells what people are asked to do, in the transaction of what shows it. */
@ApplicationScoped
public class TellDuties {
    private final Outbox outbox;

    TellDuties(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells them; the caller wakes the outbox after the transaction. The same duty at the same instant counts once. */
    public Uni<Void> tell(SqlConnection transaction, int urn, List<Duty> duties, Instant at) {
        return duties.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(
                        transaction,
                        duties.stream().map(duty -> event(urn, duty, at)).toList());
    }

    /** Tells those of several schools, by URN, in one statement; the same duty at the same instant counts once. */
    public Uni<Void> tell(SqlConnection transaction, Map<Integer, List<Duty>> duties, Instant at) {
        return outbox.append(
                transaction,
                duties.entrySet().stream()
                        .flatMap(school -> school.getValue().stream().map(duty -> event(school.getKey(), duty, at)))
                        .toList());
    }

    /** Tells them in a session of the administration; the caller wakes the outbox after the transaction. */
    public Uni<Void> tell(Mutiny.Session session, int urn, List<Duty> duties, Instant at) {
        return duties.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(
                        session,
                        duties.stream().map(duty -> event(urn, duty, at)).toList());
    }

    private static OutboxEvent event(int urn, Duty duty, Instant at) {
        DutyArose event = new DutyArose(
                urn,
                duty.open() ? 1 : 2,
                duty.id(),
                duty.pupilId(),
                duty.role(),
                duty.title(),
                duty.clause(),
                duty.due(),
                duty.contact(),
                duty.open(),
                at);
        String once = "duty/" + event.subject() + "/" + duty.open() + "/" + at;
        return OutboxEvent.of(Topics.REGISTER, urn, EventTypes.typeOf(event), event.subject(), event)
                .withId(UUID.nameUUIDFromBytes(once.getBytes(StandardCharsets.UTF_8)));
    }
}
