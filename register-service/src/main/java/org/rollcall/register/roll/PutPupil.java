package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.Event;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Enters a pupil in the admission register or changes the entry; what it said before is kept. */
@ApplicationScoped
public class PutPupil {
    private static final String VERSION = "INSERT INTO pupil_version"
            + " (school_urn, pupil_id, revision, entry, by_subject, by_name, by_role, at)"
            + " VALUES (:urn, :pupil, :revision, :entry, :bySubject, :byName, :byRole, :at)";

    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final EntryText text;

    PutPupil(
            ScopedDatabase database,
            SchoolStore schools,
            Outbox outbox,
            AuditTrail audit,
            SchoolClock clock,
            EntryText text) {
        this.database = database;
        this.schools = schools;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.text = text;
    }

    /**
     * What became of it.
     *
     * @param created whether the pupil is new
     * @param revision revision of the entry
     * @param entry the entry as it stands
     */
    record Put(boolean created, long revision, Entry entry) {}

    /** Puts the entry; the same again changes nothing and tells nobody. */
    Uni<Put> put(Actor by, int urn, UUID pupilId, PupilBody body, @Nullable String ifMatch) {
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.held(session, urn)
                                .chain(school -> session.find(PupilRow.class, new PupilRow.Key(urn, pupilId))
                                        .chain(known -> {
                                            Revision.check(ifMatch, known == null ? null : known.revision);
                                            LocalDate from = from(body);
                                            Entry entry = entry(body, known, from);
                                            String written = text.write(entry);
                                            if (known != null && known.entry.equals(written)) {
                                                return Uni.createFrom().item(new Put(false, known.revision, entry));
                                            }
                                            school.touch();
                                            PupilRow row = known == null ? new PupilRow(urn, pupilId) : known;
                                            row.set(entry, written);
                                            return classExists(session, urn, entry)
                                                    .chain(() -> known == null ? session.persist(row) : session.flush())
                                                    .chain(session::flush)
                                                    .chain(() -> place(session, row, entry, from))
                                                    .chain(() -> tell(session, row, entry, by, known == null))
                                                    .replaceWith(() -> new Put(known == null, row.revision, entry));
                                        })))
                .invoke(() -> outbox.wake(urn));
    }

    private LocalDate from(PupilBody body) {
        Fields fields = new Fields();
        LocalDate from = fields.optionalDate("from", body.from());
        return Objects.requireNonNullElseGet(from, clock::today);
    }

    private Entry entry(PupilBody body, @Nullable PupilRow known, LocalDate from) {
        Fields fields = new Fields();
        // A flag known at admission is known for every day on roll; a later one from the day of the change.
        Entry entry = EntryRules.read(body, known == null && body.from() == null ? null : from, fields);
        Body.refuseFaults(fields);
        return known == null
                ? entry
                : entry.withFlags(FlagHistory.after(text.read(known.entry).flags(), entry.flags(), from));
    }

    private static Uni<Void> classExists(Mutiny.Session session, int urn, Entry entry) {
        return session.find(ClassRow.class, new ClassRow.Key(urn, entry.classId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.unprocessable(
                        "unknown-class",
                        "The school has no such class.",
                        List.of(new FieldError("classId", "is no class of this school"))))
                .replaceWithVoid();
    }

    private static Uni<Void> place(Mutiny.Session session, PupilRow row, Entry entry, LocalDate from) {
        return session.createQuery(
                        "from PlacementRow where urn = :urn and pupilId = :pupil order by from", PlacementRow.class)
                .setParameter("urn", row.urn)
                .setParameter("pupil", row.pupilId)
                .getResultList()
                .chain(placements -> {
                    if (placements.isEmpty()) {
                        return session.persist(new PlacementRow(row.urn, row.pupilId, entry.startDate(), entry));
                    }
                    PlacementRow last = placements.getLast();
                    if (last.isAs(entry)) {
                        return Uni.createFrom().voidItem();
                    }
                    if (!from.isAfter(last.from)) {
                        last.set(entry);
                        return session.flush();
                    }
                    return session.persist(new PlacementRow(row.urn, row.pupilId, from, entry));
                });
    }

    private Uni<Void> tell(Mutiny.Session session, PupilRow row, Entry entry, Actor by, boolean admitted) {
        Event event = admitted
                ? entry.admitted(row.urn, row.pupilId, row.revision, row.lastDay)
                : entry.updated(row.urn, row.pupilId, row.revision, row.lastDay);
        Event people = entry.people(row.urn, row.pupilId, row.revision);
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
                .chain(() -> audit.keep(
                        session, row.urn, by, admitted ? "pupil-admitted" : "pupil-changed", event.subject(), null));
    }
}
