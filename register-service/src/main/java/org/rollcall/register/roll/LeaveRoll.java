package org.rollcall.register.roll;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.LongFunction;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.register.audit.Actor;
import org.rollcall.support.problem.Problem;

/** Ends a pupil's stay on the roll; whether it may end is decided elsewhere. */
@ApplicationScoped
public class LeaveRoll {
    private final EntryText text;
    private final EntryVersions versions;

    LeaveRoll(EntryText text, EntryVersions versions) {
        this.text = text;
        this.versions = versions;
    }

    /**
     * The entry of a pupil who may leave.
     *
     * @param entry as it stands
     * @param lastDay last day on roll, when already deleted
     * @param revision revision of the entry
     */
    public record Standing(Entry entry, @Nullable LocalDate lastDay, long revision) {}

    /** The pupil's entry, or 404. */
    public Uni<Standing> standing(Mutiny.Session session, int urn, UUID pupilId) {
        return row(session, urn, pupilId).map(row -> new Standing(text.read(row.entry), row.lastDay, row.revision));
    }

    /** Ends the stay, keeps the version and tells the others; the answer is the entry's new revision. */
    public Uni<Long> leave(
            Mutiny.Session session,
            int urn,
            UUID pupilId,
            PeopleRecord.Leaving leaving,
            LongFunction<PupilDeleted> event,
            Actor by,
            String why) {
        return row(session, urn, pupilId).chain(row -> {
            row.lastDay = leaving.lastDay();
            row.leaving = text.writeLeaving(leaving);
            row.revision++;
            return session.flush()
                    .chain(() -> versions.keep(session, row, event.apply(row.revision), by, "pupil-deleted", why))
                    .replaceWith(() -> row.revision);
        });
    }

    private static Uni<PupilRow> row(Mutiny.Session session, int urn, UUID pupilId) {
        return session.find(PupilRow.class, new PupilRow.Key(urn, pupilId))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("pupil"));
    }
}
