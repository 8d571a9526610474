package org.rollcall.register.deletion;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.rollcall.events.register.PeopleRecord;
import org.rollcall.events.register.PupilDeleted;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.deletion.DeletionBodyRules.Asked;
import org.rollcall.register.duty.TellDuties;
import org.rollcall.register.roll.Entry;
import org.rollcall.register.roll.Future;
import org.rollcall.register.roll.LeaveRoll;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.register.school.SchoolRow;
import org.rollcall.register.school.SchoolStore;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.rules.deletion.Ground;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.outbox.Outbox;
import org.rollcall.support.problem.Problem;

/** Deletes a name from the admission register when the head decides it and the ground lacks nothing (BHCET-9.6). */
@ApplicationScoped
public class DeletePupil {
    private final ScopedDatabase database;
    private final SchoolStore schools;
    private final Snapshots snapshots;
    private final LeaveRoll roll;
    private final DeletionStore store;
    private final TellDuties duties;
    private final Outbox outbox;
    private final SchoolClock clock;

    DeletePupil(
            ScopedDatabase database,
            SchoolStore schools,
            Snapshots snapshots,
            LeaveRoll roll,
            DeletionStore store,
            TellDuties duties,
            Outbox outbox,
            SchoolClock clock) {
        this.database = database;
        this.schools = schools;
        this.snapshots = snapshots;
        this.roll = roll;
        this.store = store;
        this.duties = duties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Deletes and answers with the return; 422 names everything that the ground lacks, 409 who has left already. */
    Uni<DeletionReturn> decide(Actor by, int urn, UUID pupilId, Asked asked) {
        return database.inSession(
                        Scope.school(urn),
                        session -> schools.held(session, urn)
                                .chain(school -> roll.standing(session, urn, pupilId)
                                        .chain(pupil -> snapshots
                                                .current(urn)
                                                .chain(snapshot -> store.marks(session, urn, pupilId, asked.lastDay())
                                                        .chain(marks -> decide(
                                                                session,
                                                                school,
                                                                new Considered(
                                                                        snapshot,
                                                                        pupilId,
                                                                        pupil,
                                                                        asked.with(pupil.entry()
                                                                                .future()),
                                                                        marks),
                                                                by))))))
                .invoke(() -> outbox.wake(urn));
    }

    /** Everything a deletion is judged on. */
    record Considered(
            SchoolSnapshot school,
            UUID pupilId,
            LeaveRoll.Standing pupil,
            Asked asked,
            NavigableMap<SessionRef, String> marks) {
        Entry entry() {
            return pupil.entry();
        }
    }

    private Uni<DeletionReturn> decide(Mutiny.Session session, SchoolRow school, Considered given, Actor by) {
        LocalDate today = clock.today();
        Ground ground = ConsiderationRules.ground(given, today);
        if (given.pupil().lastDay() != null) {
            throw Problem.conflict(
                    "already-deleted",
                    "The pupil's last day on roll is " + given.pupil().lastDay() + ".");
        }
        DeletionReturn.Facts facts = ConsiderationRules.facts(given, ground, today, school.laCode(), clock.localNow());
        Asked asked = given.asked();
        PupilDeletedTold told = new PupilDeletedTold(given, ground, facts);
        school.touch();
        Instant now = clock.now();
        return roll.leave(
                        session,
                        school.urn(),
                        given.pupilId(),
                        told.leaving(),
                        revision -> told.event(school.urn(), revision),
                        by,
                        "ground " + ground.letter() + " of " + ground.edition())
                .map(revision -> DeletionReturn.of(
                        school.urn(), given.pupilId(), revision, ground, asked, given.entry(), facts, by, now))
                .call(decided -> store.keep(session, decided, given.entry().startDate(), asked, by))
                .call(() -> duties.tell(session, school.urn(), DeletionDuties.after(given, ground, today), now));
    }

    /** What others are told: the bare facts, and apart from them who and where. */
    private record PupilDeletedTold(Considered given, Ground ground, DeletionReturn.Facts facts) {
        PupilDeleted event(int urn, long revision) {
            return new PupilDeleted(
                    urn,
                    revision,
                    given.pupilId(),
                    ground.letter(),
                    ground.edition(),
                    given.asked().lastDay(),
                    given.entry().laCode(),
                    facts.dueOn(),
                    !facts.required(),
                    ground.reason().whereaboutsUnknown());
        }

        PeopleRecord.Leaving leaving() {
            Future future = given.asked().future();
            return new PeopleRecord.Leaving(
                    given.asked().lastDay(),
                    ground.letter(),
                    ground.edition(),
                    future.schoolName(),
                    future.schoolStart(),
                    future.address(),
                    future.parentName(),
                    future.from());
        }
    }
}
