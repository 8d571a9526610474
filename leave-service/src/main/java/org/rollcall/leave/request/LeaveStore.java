package org.rollcall.leave.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.rules.calendar.DateRange;

/** Keeps requests for leave. */
@ApplicationScoped
public class LeaveStore {
    private static final String PAGE = "from LeaveRow r where r.key.schoolUrn = :urn";
    private static final String OF_STATE = " and r.state = :state";
    private static final String OF_PUPIL = " and r.pupilId = :pupil";
    private static final String BEHIND = " and (r.receivedAt, r.key.leaveId) < (:at, :id)";
    private static final String NEWEST_FIRST = " order by r.receivedAt desc, r.key.leaveId desc";
    private static final String OPEN_OVERLAP = "select count(r) from LeaveRow r where r.key.schoolUrn = :urn"
            + " and r.pupilId = :pupil and r.state = 'REQUESTED' and r.askedFrom <= :to and r.askedTo >= :from";
    private static final String EARLIER =
            "select new org.rollcall.leave.request.EarlierLeave(count(r), count(case r.state when 'GRANTED' then 1 end))"
                    + " from LeaveRow r where r.key.schoolUrn = :urn and r.pupilId = :pupil and r.askedFrom < :from";

    private final LeavePaper paper;

    LeaveStore(LeavePaper paper) {
        this.paper = paper;
    }

    /** Keeps a new request. */
    public Uni<Void> add(Mutiny.Session session, LeaveRequest request) {
        return session.persist(paper.row(request)).chain(session::flush);
    }

    /** Finds a request and holds it until the transaction ends; empty when the school has none with this id. */
    public Uni<Optional<LeaveRequest>> hold(Mutiny.Session session, int urn, UUID id) {
        return session.find(LeaveRow.class, new LeaveKey(urn, id), LockModeType.PESSIMISTIC_WRITE)
                .map(row -> Optional.ofNullable(row).map(paper::request));
    }

    /** Finds a request; empty when the school has none with this id. */
    public Uni<Optional<LeaveRequest>> find(Mutiny.Session session, int urn, UUID id) {
        return session.find(LeaveRow.class, new LeaveKey(urn, id))
                .map(row -> Optional.ofNullable(row).map(paper::request));
    }

    /** Writes the new state of a request that is held. */
    public Uni<LeaveRequest> change(Mutiny.Session session, LeaveRequest changed) {
        return session.find(LeaveRow.class, new LeaveKey(changed.urn(), changed.id()))
                .invoke(row -> {
                    row.revision = changed.revision();
                    row.take(changed.state());
                })
                .chain(session::flush)
                .replaceWith(changed);
    }

    /** Whether an undecided request of the pupil shares a day with these. */
    Uni<Boolean> overlapsOpen(Mutiny.Session session, int urn, UUID pupilId, DateRange asked) {
        return session.createSelectionQuery(OPEN_OVERLAP, Long.class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("from", asked.start())
                .setParameter("to", asked.end())
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** How often leave was asked for the pupil for days before these. */
    Uni<EarlierLeave> earlier(Mutiny.Session session, int urn, UUID pupilId, DateRange asked) {
        return session.createSelectionQuery(EARLIER, EarlierLeave.class)
                .setParameter("urn", urn)
                .setParameter("pupil", pupilId)
                .setParameter("from", asked.start())
                .getSingleResult();
    }

    /** One page of a school's requests, newest first, at most {@code limit} of them. */
    Uni<List<LeaveRequest>> page(
            Mutiny.Session session,
            int urn,
            @Nullable String state,
            @Nullable UUID pupilId,
            @Nullable LeaveCursor behind,
            int limit) {
        Mutiny.SelectionQuery<LeaveRow> query = session.createSelectionQuery(
                        PAGE
                                + (state == null ? "" : OF_STATE)
                                + (pupilId == null ? "" : OF_PUPIL)
                                + (behind == null ? "" : BEHIND)
                                + NEWEST_FIRST,
                        LeaveRow.class)
                .setParameter("urn", urn)
                .setMaxResults(limit);
        if (state != null) {
            query.setParameter("state", state);
        }
        if (pupilId != null) {
            query.setParameter("pupil", pupilId);
        }
        if (behind != null) {
            query.setParameter("at", behind.receivedAt().atOffset(ZoneOffset.UTC))
                    .setParameter("id", behind.id());
        }
        return query.getResultList()
                .map(rows -> rows.stream().map(paper::request).toList());
    }
}
