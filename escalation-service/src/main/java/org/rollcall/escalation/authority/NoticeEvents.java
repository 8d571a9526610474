package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.escalation.AuthorityNotified;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Tells of each state that a notification comes into. */
@ApplicationScoped
class NoticeEvents {
    private final Outbox outbox;

    NoticeEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Tells in the given transaction. */
    Uni<Void> tell(
            SqlConnection transaction,
            Notification notification,
            NoticeState state,
            long revision,
            Instant at,
            @Nullable String traceparent) {
        AuthorityNotified told = new AuthorityNotified(
                notification.pupil().urn(),
                revision,
                notification.notificationId(),
                notification.pupil().pupilId(),
                notification.type(),
                notification.laCode(),
                state.name(),
                at);
        return outbox.append(
                transaction,
                OutboxEvent.of(Topics.ESCALATION, told.urn(), EventTypes.typeOf(told), told.subject(), told)
                        .causedBy(traceparent));
    }
}
