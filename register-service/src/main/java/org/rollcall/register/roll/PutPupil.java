package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.input.Body;
import org.rollcall.register.input.Fields;
import org.rollcall.register.input.Revision;
import org.rollcall.register.school.SchoolRow;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.register.school.TrustSchools;
import org.rollcall.rules.policy.PolicyProfile;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.problem.Problem;
import org.rollcall.support.problem.Problem.FieldError;

/** Enters a pupil in the admission register or changes the entry; what it said before is kept. */
@ApplicationScoped
public class PutPupil {
    private static final String FIRST_DAY =
            "SELECT min(start_date) FROM deletion WHERE school_urn = :urn AND pupil_id = :pupil";

    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final TrustSchools trust;
    private final LinkPupils links;
    private final EntryVersions versions;
    private final Outbox outbox;
    private final SchoolClock clock;
    private final EntryText text;

    PutPupil(
            ScopedDatabase database,
            SchoolStore schools,
            TrustSchools trust,
            LinkPupils links,
            EntryVersions versions,
            Outbox outbox,
            SchoolClock clock,
            EntryText text) {
        this.database = database;
        this.schools = schools;
        this.trust = trust;
        this.links = links;
        this.versions = versions;
        this.outbox = outbox;
        this.clock = clock;
        this.text = text;
    }

    /**
     * What became of it.
     *
     * @param created whether the pupil is new
     * @param revision revision of the entry
     * @param entry the entry as it stands
     * @param lastDay last day on roll, when deleted
     * @param links the same child elsewhere in the trust
     * @param policy the policy of today, for what the entry lacks under it
     */
    record Put(
            boolean created,
            long revision,
            Entry entry,
            @Nullable LocalDate lastDay,
            List<LinkPupils.Link> links,
            PolicyProfile policy) {}

    /** Puts the entry; the same again changes nothing and tells nobody. A start after the last day is a return. */
    Uni<Put> put(Actor by, int urn, UUID pupilId, PupilBody body, @Nullable String ifMatch) {
        return trust.withinTrustOf(urn)
                .chain(names -> database.inSession(
                        names.isEmpty() ? Scope.school(urn) : Scope.schools(names.keySet()),
                        session -> schools.held(session, urn)
                                .chain(school -> session.find(PupilRow.class, new PupilRow.Key(urn, pupilId))
                                        .chain(known -> {
                                            Revision.check(ifMatch, known == null ? null : known.revision);
                                            return write(session, school, known, pupilId, body, by);
                                        }))))
                .invoke(put -> {
                    outbox.wake(urn);
                    put.links().forEach(link -> outbox.wake(link.urn()));
                });
    }

    private Uni<Put> write(
            Mutiny.Session session,
            SchoolRow school,
            @Nullable PupilRow known,
            UUID pupilId,
            PupilBody body,
            Actor by) {
        int urn = school.urn();
        LocalDate from = from(body);
        Entry entry = entry(body, known, from);
        String written = text.write(entry);
        if (known != null && known.entry.equals(written)) {
            return links.known(session, urn, pupilId).chain(linked -> answer(session, false, known, entry, linked));
        }
        boolean returns = known != null && returns(known, entry);
        school.touch();
        PupilRow row = known == null ? new PupilRow(urn, pupilId) : known;
        row.set(entry, written);
        row.dual = text.writeDual(entry.dualRegistration());
        if (returns) {
            row.lastDay = null;
            row.leaving = null;
        }
        LocalDate placedFrom = returns ? entry.startDate() : from;
        return classExists(session, urn, entry)
                .chain(() -> known == null ? session.persist(row) : session.flush())
                .chain(session::flush)
                .chain(() -> place(session, row, entry, placedFrom))
                .chain(() -> firstDay(session, row))
                .chain(firstDay -> versions.keep(
                        session,
                        row,
                        known == null || returns
                                ? entry.admitted(urn, pupilId, row.revision, firstDay)
                                : entry.updated(urn, pupilId, row.revision, firstDay, row.lastDay),
                        by,
                        known == null ? "pupil-admitted" : returns ? "pupil-readmitted" : "pupil-changed",
                        null))
                .chain(() -> links.link(session, urn, pupilId, entry.upn()))
                .chain(linked -> answer(session, known == null, row, entry, linked));
    }

    private Uni<Put> answer(
            Mutiny.Session session, boolean created, PupilRow row, Entry entry, List<LinkPupils.Link> linked) {
        return schools.policyOn(session, row.urn, clock.today())
                .map(policy -> new Put(created, row.revision, entry, row.lastDay, linked, policy));
    }

    /** Whether a leaver comes back: the start lies after the last day. Another start within the old stay is refused. */
    private static boolean returns(PupilRow known, Entry entry) {
        LocalDate lastDay = known.lastDay;
        if (lastDay == null || entry.startDate().equals(known.startDate)) {
            return false;
        }
        if (!entry.startDate().isAfter(lastDay)) {
            throw Problem.unprocessable(
                    "start-within-earlier-stay",
                    "The pupil was on roll until " + lastDay + ".",
                    List.of(new FieldError("startDate", "must be after the last day of the stay that ended")));
        }
        return true;
    }

    /** The first day of the first stay, so that what happened in it goes on to count. */
    private static Uni<LocalDate> firstDay(Mutiny.Session session, PupilRow row) {
        return session.createNativeQuery(FIRST_DAY, LocalDate.class)
                .setParameter("urn", row.urn)
                .setParameter("pupil", row.pupilId)
                .getSingleResultOrNull()
                .map(first -> first == null || first.isAfter(row.startDate) ? row.startDate : first);
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
}
