package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.support.clock.SchoolClock;

/** Takes back what no finding asks for any more: unseen it is closed, seen it is corrected, exactly once. */
@ApplicationScoped
public class WithdrawNotices {
    private final NotificationStore store;
    private final FillNotices fill;
    private final NoticeEvents events;

    WithdrawNotices(NotificationStore store, FillNotices fill, NoticeEvents events) {
        this.store = store;
        this.fill = fill;
        this.events = events;
    }

    /** Takes back what rests on retracted findings alone. */
    public Uni<Void> withdraw(
            SqlConnection transaction, int urn, Collection<UUID> findingIds, Instant at, @Nullable String traceparent) {
        return store.unfounded(transaction, urn, findingIds)
                .chain(unfounded -> Multi.createFrom()
                        .iterable(unfounded)
                        .onItem()
                        .transformToUniAndConcatenate(notification -> notification.state() == NoticeState.WAITING
                                ? close(transaction, notification, at, traceparent)
                                : correct(transaction, notification, at, traceparent))
                        .collect()
                        .last()
                        .replaceWithVoid());
    }

    private Uni<Void> close(
            SqlConnection transaction, Notification notification, Instant at, @Nullable String traceparent) {
        return store.withdraw(transaction, notification, NoticeState.CLOSED, at)
                .chain(() -> events.tell(
                        transaction, notification, NoticeState.CLOSED, notification.revision() + 1, at, traceparent));
    }

    private Uni<Void> correct(
            SqlConnection transaction, Notification notification, Instant at, @Nullable String traceparent) {
        Notification correction = correction(notification, at);
        return store.withdraw(transaction, notification, notification.state(), at)
                .chain(() -> store.insert(transaction, correction))
                .chain(() -> events.tell(transaction, correction, NoticeState.WAITING, 1, at, traceparent))
                .chain(() -> fill.fill(
                        transaction,
                        notification.pupil().urn(),
                        List.of(notification.pupil().pupilId())));
    }

    private static Notification correction(Notification corrected, Instant at) {
        return new Notification(
                corrected.pupil(),
                UUID.randomUUID(),
                corrected.laCode(),
                corrected.type(),
                corrected.classId(),
                corrected.findingIds(),
                corrected.step(),
                corrected.ruleId(),
                corrected.clause(),
                corrected.occurrence(),
                LocalDateTime.ofInstant(at, SchoolClock.ZONE).toLocalDate(),
                NoticeState.WAITING,
                corrected.notificationId(),
                corrected.absence(),
                null,
                at,
                null,
                null,
                null,
                1);
    }
}
