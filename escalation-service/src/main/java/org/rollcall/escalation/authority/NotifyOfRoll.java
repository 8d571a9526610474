package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.rollcall.escalation.school.Pupil;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.escalation.school.PupilStore;
import org.rollcall.escalation.school.School;
import org.rollcall.escalation.school.SchoolStore;
import org.rollcall.events.register.PupilDeleted;

/** Tells local authorities of names that were deleted, each authority once for each deletion (BHCET-9.7). */
@ApplicationScoped
public class NotifyOfRoll {
    private static final Logger LOG = Logger.getLogger(NotifyOfRoll.class);

    private final NotificationStore store;
    private final FillNotices fill;
    private final NoticeEvents events;
    private final SchoolStore schools;
    private final PupilStore pupils;

    NotifyOfRoll(
            NotificationStore store, FillNotices fill, NoticeEvents events, SchoolStore schools, PupilStore pupils) {
        this.store = store;
        this.fill = fill;
        this.events = events;
        this.schools = schools;
        this.pupils = pupils;
    }

    /** Tells of a deletion; visible to the authority as soon as the people around the child are known. */
    public Uni<Void> deleted(
            SqlConnection transaction, PupilDeleted deleted, Instant at, @Nullable String traceparent) {
        PupilKey key = new PupilKey(deleted.urn(), deleted.pupilId());
        return schools.find(transaction, List.of(deleted.urn())).chain(known -> {
            School school = known.get(deleted.urn());
            if (school == null) {
                LOG.warnf("no return of a deletion at %d: the school is not known", deleted.urn());
                return Uni.createFrom().voidItem();
            }
            return pupils.find(transaction, List.of(key))
                    .chain(found -> tellAll(
                            transaction,
                            key,
                            found.get(key),
                            deleted,
                            RollRules.wanted(deleted, school.laCode()),
                            at,
                            traceparent))
                    .chain(() -> fill.fill(transaction, deleted.urn(), List.of(deleted.pupilId())));
        });
    }

    private Uni<Void> tellAll(
            SqlConnection transaction,
            PupilKey key,
            @Nullable Pupil pupil,
            PupilDeleted deleted,
            List<RollRules.Wanted> wanted,
            Instant at,
            @Nullable String traceparent) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(one -> {
                    Notification notification = notification(key, pupil, deleted, one, at);
                    return store.standing(transaction, key, one.type())
                            .chain(standing -> standing.stream().anyMatch(told -> isSame(told, notification))
                                    ? Uni.createFrom().voidItem()
                                    : store.insert(transaction, notification)
                                            .chain(() -> events.tell(
                                                    transaction,
                                                    notification,
                                                    NoticeState.WAITING,
                                                    1,
                                                    at,
                                                    traceparent)));
                })
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isSame(Notification told, Notification wanted) {
        return told.laCode().equals(wanted.laCode()) && told.occurrence().equals(wanted.occurrence());
    }

    private static Notification notification(
            PupilKey key, @Nullable Pupil pupil, PupilDeleted deleted, RollRules.Wanted wanted, Instant at) {
        return new Notification(
                key,
                UUID.randomUUID(),
                wanted.laCode(),
                wanted.type(),
                pupil == null ? null : pupil.classId(),
                List.of(),
                "roll",
                wanted.ruleId(),
                wanted.clause(),
                deleted.lastDay(),
                wanted.dueOn(),
                NoticeState.WAITING,
                null,
                new Absence(deleted.lastDay(), 0, List.of(), List.of()),
                null,
                at,
                null,
                null,
                null,
                1);
    }
}
