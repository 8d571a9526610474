package org.rollcall.escalation.authority;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollcall.escalation.people.PeopleStore;
import org.rollcall.escalation.school.PupilKey;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.rules.evaluation.Evidence;

/** Notifies a local authority, once for a pupil, type and absence, whichever rules ask for it. */
@ApplicationScoped
public class NotifyAuthority {
    private final NotificationStore store;
    private final FillNotices fill;
    private final NoticeEvents events;
    private final PeopleStore people;

    NotifyAuthority(NotificationStore store, FillNotices fill, NoticeEvents events, PeopleStore people) {
        this.store = store;
        this.fill = fill;
        this.events = events;
        this.people = people;
    }

    /** Notifies of an absence, unless a standing notification is about the same days. */
    public Uni<Void> about(SqlConnection transaction, NewNotification wanted) {
        return recipient(transaction, wanted).chain(laCode -> tell(transaction, wanted, notification(wanted, laCode)));
    }

    /** The school's authority; of a child that may be missing from education, the one where it lives. */
    private Uni<String> recipient(SqlConnection transaction, NewNotification wanted) {
        return wanted.type().equals(RollRules.MISSING)
                ? people.find(transaction, wanted.pupil().urn(), wanted.pupil().pupilId())
                        .map(found -> found.map(PeopleRecord::homeLaCode).orElse(wanted.laCode()))
                : Uni.createFrom().item(wanted.laCode());
    }

    private Uni<Void> tell(SqlConnection transaction, NewNotification wanted, Notification notification) {
        return store.standing(transaction, wanted.pupil(), wanted.type())
                .chain(standing -> same(standing, notification)
                        .map(known -> store.askedAlso(transaction, known, wanted.findingId()))
                        .orElseGet(() -> store.insert(transaction, notification)
                                .chain(() -> events.tell(
                                        transaction,
                                        notification,
                                        NoticeState.WAITING,
                                        1,
                                        wanted.at(),
                                        wanted.traceparent()))
                                .chain(() -> fill.fill(
                                        transaction,
                                        wanted.pupil().urn(),
                                        List.of(wanted.pupil().pupilId())))));
    }

    /** Tells of the absence as it is now, as long as the authority has not read of it. */
    public Uni<Void> renew(
            SqlConnection transaction, PupilKey pupil, UUID findingId, Evidence evidence, LocalDate occurrence) {
        return store.renew(transaction, pupil.urn(), findingId, Absence.of(evidence, occurrence))
                .chain(renewed -> renewed
                        ? fill.fill(transaction, pupil.urn(), List.of(pupil.pupilId()))
                        : Uni.createFrom().voidItem());
    }

    private static Optional<Notification> same(List<Notification> standing, Notification wanted) {
        return standing.stream()
                .filter(known -> known.occurrence().equals(wanted.occurrence())
                        || known.absence().meets(wanted.absence()))
                .findFirst();
    }

    private static Notification notification(NewNotification wanted, String laCode) {
        return new Notification(
                wanted.pupil(),
                UUID.randomUUID(),
                laCode,
                wanted.type(),
                wanted.classId(),
                List.of(wanted.findingId()),
                wanted.step(),
                wanted.ruleId(),
                wanted.clause(),
                wanted.occurrence(),
                wanted.dueOn(),
                NoticeState.WAITING,
                null,
                Absence.of(wanted.evidence(), wanted.occurrence()),
                null,
                wanted.at(),
                null,
                null,
                null,
                1);
    }
}
