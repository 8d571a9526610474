package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Keeps each version of an entry with who wrote it, tells the others and leaves an audit entry. */
@ApplicationScoped
class EntryVersions {
    private static final String VERSION = "INSERT INTO pupil_version"
            + " (school_urn, pupil_id, revision, entry, by_subject, by_name, by_role, at)"
            + " VALUES (:urn, :pupil, :revision, :entry, :bySubject, :byName, :byRole, :at)";

    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final EntryText text;

    EntryVersions(Outbox outbox, AuditTrail audit, SchoolClock clock, EntryText text) {
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.text = text;
    }

    /** Keeps the row as it stands; the event says what became of it, the people record who it is about. */
    Uni<Void> keep(Mutiny.Session session, PupilRow row, Event event, Actor by, String action, @Nullable String why) {
        PeopleRecord people =
                text.read(row.entry).people(row.urn, row.pupilId, row.revision, text.readLeaving(row.leaving));
        return outbox.append(
                        session,
                        List.of(
                                OutboxEvent.of(
                                        Topics.REGISTER, row.urn, EventTypes.typeOf(event), event.subject(), event),
                                OutboxEvent.of(
                                                Topics.PEOPLE,
                                                row.urn,
                                                EventTypes.typeOf(people),
                                                people.subject(),
                                                people)
                                        .keyedBelow(row.pupilId.toString())))
                .chain(() -> session.createNativeQuery(VERSION)
                        .setParameter("urn", row.urn)
                        .setParameter("pupil", row.pupilId)
                        .setParameter("revision", row.revision)
                        .setParameter("entry", row.entry)
                        .setParameter("bySubject", by.subject())
                        .setParameter("byName", by.name())
                        .setParameter("byRole", by.role())
                        .setParameter("at", clock.now().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .chain(() -> audit.keep(session, row.urn, by, action, event.subject(), why));
    }
}
