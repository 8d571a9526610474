package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.school.TrustSchools;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Finds at which schools of the trust a pupil's siblings are, so that those schools can be asked (KCA-16.D4). */
@ApplicationScoped
class FindSiblings {
    private static final String SIBLINGS =
            "SELECT school_urn, pupil_id, legal_forename, start_date, last_day FROM pupil"
                    + " WHERE pupil_id IN (:siblings) ORDER BY school_urn, pupil_id";

    private final ScopedDatabase database;
    private final TrustSchools trust;
    private final AuditTrail audit;
    private final SchoolClock clock;
    private final EntryText text;

    FindSiblings(ScopedDatabase database, TrustSchools trust, AuditTrail audit, SchoolClock clock, EntryText text) {
        this.database = database;
        this.trust = trust;
        this.audit = audit;
        this.clock = clock;
        this.text = text;
    }

    /**
     * A sibling.
     *
     * @param urn school
     * @param schoolName its name
     * @param forename only at the reader's own school; another school answers for its pupils itself
     * @param status where the sibling stands today
     */
    public record Sibling(
            UUID pupilId,
            int urn,
            String schoolName,
            @Nullable String forename,
            RollStatus status) {}

    /** The siblings named in the pupil's entry that the trust knows. */
    Uni<List<Sibling>> of(Actor by, int urn, UUID pupilId) {
        return trust.withinTrustOf(urn)
                .chain(names -> database.inSession(
                        names.isEmpty() ? Scope.school(urn) : Scope.schools(names.keySet()),
                        session -> session.find(PupilRow.class, new PupilRow.Key(urn, pupilId))
                                .onItem()
                                .ifNull()
                                .failWith(() -> Problem.notFound("pupil"))
                                .map(row -> text.read(row.entry).siblings())
                                .chain(siblings -> siblings.isEmpty()
                                        ? Uni.createFrom().item(List.<Object[]>of())
                                        : session.createNativeQuery(SIBLINGS, Object[].class)
                                                .setParameter("siblings", siblings)
                                                .getResultList())
                                .call(() ->
                                        audit.keep(session, urn, by, "siblings-read", urn + "/pupils/" + pupilId, null))
                                .map(rows -> rows.stream()
                                        .map(row -> sibling(row, urn, names))
                                        .toList())));
    }

    private Sibling sibling(Object[] row, int reader, Map<Integer, String> names) {
        int urn = (Integer) row[0];
        return new Sibling(
                (UUID) row[1],
                urn,
                names.getOrDefault(urn, ""),
                urn == reader ? (String) row[2] : null,
                RollStatus.on(clock.today(), (LocalDate) row[3], (LocalDate) row[4]));
    }
}
