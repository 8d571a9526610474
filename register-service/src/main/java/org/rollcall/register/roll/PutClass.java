package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.ClassChanged;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Enters a registration class or changes its name, year group or teachers. */
@ApplicationScoped
public class PutClass {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final Outbox outbox;
    private final AuditTrail audit;

    PutClass(ScopedDatabase database, SchoolStore schools, Outbox outbox, AuditTrail audit) {
        this.database = database;
        this.schools = schools;
        this.outbox = outbox;
        this.audit = audit;
    }

    /**
     * What became of it.
     *
     * @param created whether the class is new
     * @param revision revision of the class
     */
    record Put(boolean created, long revision) {}

    /** Puts the class; the same again changes nothing and tells nobody. */
    Uni<Put> put(
            Actor by,
            int urn,
            UUID classId,
            String name,
            int yearGroup,
            List<String> teachers,
            @Nullable String ifMatch) {
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.held(session, urn)
                                .chain(school -> session.find(ClassRow.class, new ClassRow.Key(urn, classId))
                                        .chain(known -> {
                                            Revision.check(ifMatch, known == null ? null : known.revision);
                                            ClassRow row = known == null ? new ClassRow(urn, classId) : known;
                                            if (!fill(row, name, yearGroup, teachers)) {
                                                return Uni.createFrom().item(new Put(false, row.revision));
                                            }
                                            school.touch();
                                            Uni<Void> kept = known == null
                                                    ? session.persist(row)
                                                    : Uni.createFrom().voidItem();
                                            return kept.chain(() -> tell(session, row, by))
                                                    .replaceWith(() -> new Put(known == null, row.revision));
                                        })))
                .invoke(() -> outbox.wake(urn));
    }

    private static boolean fill(ClassRow row, String name, int yearGroup, List<String> teachers) {
        String subjects = new JsonArray(teachers).encode();
        if (row.revision > 0 && row.name.equals(name) && row.yearGroup == yearGroup && row.teachers.equals(subjects)) {
            return false;
        }
        row.name = name;
        row.yearGroup = yearGroup;
        row.teachers = subjects;
        row.revision++;
        return true;
    }

    private Uni<Void> tell(Mutiny.Session session, ClassRow row, Actor by) {
        ClassChanged event = new ClassChanged(row.urn, row.revision, row.classId, row.name, row.yearGroup);
        return outbox.append(
                        session,
                        List.of(OutboxEvent.of(
                                Topics.REGISTER, row.urn, EventTypes.typeOf(event), event.subject(), event)))
                .chain(() -> audit.keep(session, row.urn, by, "class-put", event.subject(), null));
    }
}
