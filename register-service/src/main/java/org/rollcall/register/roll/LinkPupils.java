package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.EventTypes;
import org.rollcall.events.Topics;
import org.rollcall.events.register.PupilLinked;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.outbox.OutboxEvent;

/** Joins the admissions of one child across the schools of a trust by the unique pupil number, and tells it once. */
@ApplicationScoped
class LinkPupils {
    private static final String OTHERS = "SELECT school_urn, pupil_id FROM pupil WHERE upn = :upn"
            + " AND NOT (school_urn = :urn AND pupil_id = :pupil) ORDER BY school_urn, pupil_id";
    private static final String KEEP = "INSERT INTO pupil_link (school_urn, pupil_id, other_urn, other_pupil_id, at)"
            + " VALUES (:urn, :pupil, :otherUrn, :other, :at) ON CONFLICT DO NOTHING";
    private static final String KNOWN = "SELECT other_urn, other_pupil_id FROM pupil_link"
            + " WHERE school_urn = :urn AND pupil_id = :pupil ORDER BY other_urn, other_pupil_id";

    private static final String KEEP_ALL = """
            WITH pairs AS (
                SELECT p.school_urn, p.pupil_id, o.school_urn AS other_urn, o.pupil_id AS other_pupil_id
                  FROM pupil p
                  JOIN pupil o ON o.upn = p.upn AND (o.school_urn, o.pupil_id) <> (p.school_urn, p.pupil_id)
                 WHERE p.school_urn = $1 AND p.pupil_id = ANY ($2)
            )
            INSERT INTO pupil_link (school_urn, pupil_id, other_urn, other_pupil_id, at)
            SELECT school_urn, pupil_id, other_urn, other_pupil_id, $3::timestamptz FROM pairs
            UNION
            SELECT other_urn, other_pupil_id, school_urn, pupil_id, $3::timestamptz FROM pairs
            ON CONFLICT DO NOTHING
            RETURNING school_urn, pupil_id, other_urn, other_pupil_id""";

    private final Outbox outbox;
    private final SchoolClock clock;

    LinkPupils(Outbox outbox, SchoolClock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The same child at another school, or twice at one.
     *
     * @param urn the other school
     * @param pupilId the child there
     */
    public record Link(int urn, UUID pupilId) {}

    /** Links the pupil with every entry of the same number; the transaction must see the trust's schools. */
    Uni<List<Link>> link(Mutiny.Session session, int urn, UUID pupilId, @Nullable String upn) {
        return upn == null
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(OTHERS, Object[].class)
                        .setParameter("upn", upn)
                        .setParameter("urn", urn)
                        .setParameter("pupil", pupilId)
                        .getResultList()
                        .map(LinkPupils::links)
                        .call(links -> keepAll(session, urn, pupilId, links));
    }

    /** Links pupils of a file all at once; the transaction must see the trust's schools. Answers the schools told. */
    Uni<Set<Integer>> linkAll(SqlConnection transaction, int urn, Collection<UUID> pupilIds) {
        return transaction
                .preparedQuery(KEEP_ALL)
                .execute(
                        Tuple.of(urn, pupilIds.toArray(UUID[]::new), clock.now().atOffset(ZoneOffset.UTC)))
                .chain(rows -> {
                    Set<Integer> told = new HashSet<>();
                    List<OutboxEvent> events = new ArrayList<>();
                    for (Row row : rows) {
                        PupilLinked event = new PupilLinked(
                                row.getInteger(0), 1, row.getUUID(1), row.getInteger(2), row.getUUID(3));
                        told.add(event.urn());
                        events.add(outgoing(event));
                    }
                    return outbox.append(transaction, events).replaceWith(told);
                });
    }

    /** The links known so far. */
    Uni<List<Link>> known(Mutiny.Session session, int urn, UUID pupilId) {
        return session.createNativeQuery(KNOWN, Object[].class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .getResultList()
                .map(LinkPupils::links);
    }

    private Uni<Void> keepAll(Mutiny.Session session, int urn, UUID pupilId, List<Link> links) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Link other : links) {
            all = all.chain(() -> keep(session, urn, pupilId, other))
                    .chain(added -> added == 0 ? Uni.createFrom().voidItem() : tell(session, urn, pupilId, other));
        }
        return all;
    }

    private Uni<Integer> keep(Mutiny.Session session, int urn, UUID pupilId, Link other) {
        return one(session, urn, pupilId, other)
                .chain(() -> one(session, other.urn(), other.pupilId(), new Link(urn, pupilId)));
    }

    private Uni<Integer> one(Mutiny.Session session, int urn, UUID pupilId, Link other) {
        return session.createNativeQuery(KEEP)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("otherUrn", other.urn())
                .setParameter("other", other.pupilId())
                .setParameter("at", clock.now().atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    private Uni<Void> tell(Mutiny.Session session, int urn, UUID pupilId, Link other) {
        List<OutboxEvent> events = new ArrayList<>();
        Stream.of(
                        new PupilLinked(urn, 1, pupilId, other.urn(), other.pupilId()),
                        new PupilLinked(other.urn(), 1, other.pupilId(), urn, pupilId))
                .forEach(event -> events.add(outgoing(event)));
        return outbox.append(session, events);
    }

    private static OutboxEvent outgoing(PupilLinked event) {
        return OutboxEvent.of(Topics.REGISTER, event.urn(), EventTypes.typeOf(event), event.subject(), event);
    }

    private static List<Link> links(List<Object[]> rows) {
        return rows.stream()
                .map(row -> new Link((Integer) row[0], (UUID) row[1]))
                .toList();
    }
}
