package org.rollcall.leave.lunch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.leave.request.LeaveCursor;

/** Keeps passes and the photographs on them. */
@ApplicationScoped
class PassStore {
    private static final TypeReference<List<String>> NAMES = new TypeReference<>() {};
    private static final String PAGE = "from PassRow r where r.key.schoolUrn = :urn";
    private static final String OF_STATE = " and r.state = :state";
    private static final String OF_PUPIL = " and r.pupilId = :pupil";
    private static final String VALID =
            " and r.state = 'GRANTED' and r.validFrom <= :on" + " and (r.validTo is null or r.validTo >= :on)";
    private static final String BEHIND = " and (r.receivedAt, r.key.passId) < (:at, :id)";
    private static final String NEWEST_FIRST = " order by r.receivedAt desc, r.key.passId desc";
    private static final String STANDING = "select count(r) from PassRow r where r.key.schoolUrn = :urn"
            + " and r.pupilId = :pupil and (r.state = 'REQUESTED' or r.state = 'GRANTED'"
            + " and (r.validTo is null or r.validTo >= :today))";
    private static final String GRANTED = "from PassRow r where r.key.schoolUrn in :urns and r.state = 'GRANTED'";

    private final ObjectMapper json;

    PassStore(ObjectMapper json) {
        this.json = json;
    }

    /** Keeps a new pass. */
    Uni<Void> add(Mutiny.Session session, LunchPass pass) {
        PassRow row = new PassRow();
        row.key = new PassKey(pass.urn(), pass.id());
        row.pupilId = pass.pupilId();
        row.reason = pass.asked().reason();
        row.requestedBy = pass.asked().by();
        row.requestedOn = pass.asked().on();
        row.decideBy = pass.asked().decideBy();
        row.collectedBy = write(pass.asked().collectedBy());
        row.clause = pass.clause();
        row.receivedAt = pass.receivedAt().atOffset(ZoneOffset.UTC);
        row.take(pass);
        return session.persist(row).chain(session::flush);
    }

    /** Finds a pass and holds it until the transaction ends; empty when the school has none with this id. */
    Uni<Optional<LunchPass>> hold(Mutiny.Session session, int urn, UUID id) {
        return session.find(PassRow.class, new PassKey(urn, id), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(this::pass));
    }

    /** Finds a pass; empty when the school has none with this id. */
    Uni<Optional<LunchPass>> find(Mutiny.Session session, int urn, UUID id) {
        return session.find(PassRow.class, new PassKey(urn, id))
                .map(row -> Optional.ofNullable(row).map(this::pass));
    }

    /** Writes a pass that is held. */
    Uni<LunchPass> change(Mutiny.Session session, LunchPass changed) {
        return session.find(PassRow.class, new PassKey(changed.urn(), changed.id()))
                .invoke(row -> row.take(changed))
                .chain(session::flush)
                .replaceWith(changed);
    }

    /** Whether the pupil has a pass that is asked for or runs on after the day. */
    Uni<Boolean> stands(Mutiny.Session session, int urn, UUID pupilId, LocalDate today) {
        return session.createSelectionQuery(STANDING, Long.class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("today", today)
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** The schools' permissions, past ones included. */
    Uni<List<LunchPass>> granted(Mutiny.Session session, List<Integer> urns) {
        return session.createSelectionQuery(GRANTED, PassRow.class)
                .setParameter("urns", urns)
                .getResultList()
                .map(rows -> rows.stream().map(this::pass).toList());
    }

    /** One page of a school's passes, newest first, at most {@code limit} of them. */
    Uni<List<LunchPass>> page(Mutiny.Session session, int urn, PassFilter filter, int limit) {
        return query(session, urn, filter, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::pass).toList());
    }

    /** Keeps a photograph in place of an earlier one. */
    Uni<Void> keepPhoto(Mutiny.Session session, int urn, UUID id, byte[] content, Instant at) {
        return session.find(PhotoRow.class, new PassKey(urn, id)).chain(found -> {
            PhotoRow row = found == null ? new PhotoRow() : found;
            row.key = new PassKey(urn, id);
            row.content = content;
            row.keptAt = at.atOffset(ZoneOffset.UTC);
            return (found == null ? session.persist(row) : Uni.createFrom().voidItem()).chain(session::flush);
        });
    }

    /** The photograph on a pass. */
    Uni<Optional<byte[]>> photo(Mutiny.Session session, int urn, UUID id) {
        return session.find(PhotoRow.class, new PassKey(urn, id))
                .map(row -> Optional.ofNullable(row).map(found -> found.content));
    }

    private static Mutiny.SelectionQuery<PassRow> query(Mutiny.Session session, int urn, PassFilter filter, int limit) {
        String state = filter.state();
        UUID pupilId = filter.pupilId();
        LocalDate on = filter.on();
        LeaveCursor behind = filter.behind();
        Mutiny.SelectionQuery<PassRow> query = session.createSelectionQuery(
                        PAGE
                                + (state == null ? "" : OF_STATE)
                                + (pupilId == null ? "" : OF_PUPIL)
                                + (on == null ? "" : VALID)
                                + (behind == null ? "" : BEHIND)
                                + NEWEST_FIRST,
                        PassRow.class)
                .setParameter("urn", urn)
                .setMaxResults(limit);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (pupilId != null) {
            query.setParameter("pupil", pupilId);
        }
        if (on != null) {
            query.setParameter("on", on);
        }
        if (behind != null) {
            query.setParameter("at", behind.receivedAt().atOffset(ZoneOffset.UTC))
                    .setParameter("id", behind.id());
        }
        return query;
    }

    private LunchPass pass(PassRow row) {
        return new LunchPass(
                row.key.schoolUrn(),
                row.key.passId(),
                row.pupilId,
                new LunchPass.Asked(row.reason, row.requestedBy, row.requestedOn, row.decideBy, names(row.collectedBy)),
                row.clause,
                row.receivedAt.toInstant(),
                row.discussedOn,
                row.renewalAskedOn,
                row.confirmedOn,
                row.photoType,
                row.revision,
                row.state());
    }

    private String write(List<String> names) {
        try {
            return json.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> names(String text) {
        try {
            return json.readValue(text, NAMES);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
