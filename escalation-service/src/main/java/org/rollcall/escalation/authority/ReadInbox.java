package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.page.Page;
import org.rollcall.escalation.page.PageCursor;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** An authority reads its inbox, acknowledges and closes; what it reads for the first time is delivered by that. */
@ApplicationScoped
class ReadInbox {
    private final ScopedDatabase database;
    private final InboxStore inbox;
    private final NoticeEvents events;
    private final SchoolClock clock;

    ReadInbox(ScopedDatabase database, InboxStore inbox, NoticeEvents events, SchoolClock clock) {
        this.database = database;
        this.inbox = inbox;
        this.events = events;
        this.clock = clock;
    }

    /** A page of the inbox. */
    Uni<Page<Notification>> list(String laCode, InboxStore.Filter filter) {
        InboxStore.Filter oneMore = new InboxStore.Filter(
                filter.type(), filter.since(), filter.state(), filter.after(), filter.limit() + 1);
        return database.inTransaction(
                Scope.authority(laCode),
                transaction -> inbox.list(transaction, laCode, oneMore)
                        .map(found -> Page.of(
                                found, filter.limit(), one -> new PageCursor(one.createdAt(), one.notificationId())))
                        .chain(page ->
                                deliver(transaction, page.items()).map(items -> new Page<>(items, page.nextCursor()))));
    }

    /** One notification. */
    Uni<Notification> open(String laCode, UUID id) {
        return change(laCode, id, (transaction, read) -> Uni.createFrom().item(read));
    }

    /** Says that the authority has taken notice; doing so again changes nothing. */
    Uni<Notification> acknowledge(String laCode, UUID id, String by, @Nullable String note) {
        return change(laCode, id, (transaction, read) -> {
            if (read.state() != NoticeState.DELIVERED) {
                return Uni.createFrom().item(read);
            }
            Instant now = clock.now();
            return inbox.acknowledge(transaction, read, now, by, note)
                    .chain(() -> moved(transaction, read, NoticeState.ACKNOWLEDGED, now, null));
        });
    }

    /** Says what came of it, which closes it; acknowledged it is by that, if it was not. */
    Uni<Notification> close(String laCode, UUID id, String outcome) {
        return change(laCode, id, (transaction, read) -> {
            if (read.state() == NoticeState.CLOSED) {
                throw Problem.conflict("already-closed", "An outcome has been recorded for this notification.");
            }
            Instant now = clock.now();
            return inbox.close(transaction, read, now, outcome)
                    .chain(() -> moved(transaction, read, NoticeState.CLOSED, now, outcome));
        });
    }

    @FunctionalInterface
    private interface Step {
        Uni<Notification> take(SqlConnection transaction, Notification read);
    }

    private Uni<Notification> change(String laCode, UUID id, Step step) {
        return database.inTransaction(
                Scope.authority(laCode),
                transaction -> inbox.find(transaction, laCode, id)
                        .map(found -> found.orElseThrow(() -> Problem.notFound("notification")))
                        .chain(found -> deliver(transaction, List.of(found)))
                        .chain(read -> step.take(transaction, read.getFirst())));
    }

    private Uni<List<Notification>> deliver(SqlConnection transaction, List<Notification> items) {
        Instant now = clock.now();
        Function<Notification, Uni<? extends Notification>> deliver =
                notification -> notification.state() != NoticeState.WAITING
                        ? Uni.createFrom().item(notification)
                        : inbox.deliver(transaction, notification, now)
                                .chain(() -> moved(transaction, notification, NoticeState.DELIVERED, now, null));
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(deliver)
                .collect()
                .asList();
    }

    private Uni<Notification> moved(
            SqlConnection transaction,
            Notification notification,
            NoticeState state,
            Instant at,
            @Nullable String outcome) {
        Notification now = new Notification(
                notification.pupil(),
                notification.notificationId(),
                notification.laCode(),
                notification.type(),
                notification.classId(),
                notification.findingIds(),
                notification.step(),
                notification.ruleId(),
                notification.clause(),
                notification.occurrence(),
                notification.dueOn(),
                state,
                notification.correctionOf(),
                notification.absence(),
                notification.data(),
                notification.createdAt(),
                state == NoticeState.DELIVERED ? at : notification.deliveredAt(),
                state == NoticeState.ACKNOWLEDGED ? at : notification.acknowledgedAt(),
                outcome == null ? notification.outcome() : outcome,
                notification.revision() + 1);
        return events.tell(transaction, now, state, now.revision(), at, null).replaceWith(now);
    }
}
