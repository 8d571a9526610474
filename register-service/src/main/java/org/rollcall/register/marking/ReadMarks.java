package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Reads a pupil's marks with their history; the reading leaves an audit entry. */
@ApplicationScoped
public class ReadMarks {
    private static final String MARKS = "SELECT " + MarkHistory.COLUMNS + " FROM mark_version WHERE school_urn = $1"
            + " AND pupil_id = $2 AND session_date BETWEEN $3 AND $4"
            + " ORDER BY session_date DESC, session DESC, revision";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final SchoolClock clock;

    ReadMarks(Snapshots snapshots, ScopedDatabase database, AuditTrail audit, SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param urn school
     * @param pupilId pupil
     * @param from first date
     * @param to last date
     * @param limit most marks on the page
     * @param cursor the last mark of the page before, as date/session
     */
    record Request(
            int urn,
            UUID pupilId,
            LocalDate from,
            LocalDate to,
            int limit,
            @Nullable String cursor) {}

    Uni<PupilMarks> read(Request request, Caller reader, Role role) {
        return snapshots.current(request.urn()).chain(school -> {
            Pupil pupil = school.findPupil(request.pupilId()).orElseThrow(() -> Problem.notFound("pupil"));
            if (role == Role.TEACHER && !teaches(school, pupil, reader)) {
                throw Problem.forbidden("A teacher reads the marks of the own classes.");
            }
            return database.inTransaction(
                    Scope.school(request.urn()),
                    transaction -> transaction
                            .preparedQuery(MARKS)
                            .execute(Tuple.of(request.urn(), request.pupilId(), request.from(), request.to()))
                            .map(MarkHistory::of)
                            .call(() -> audit.keep(
                                    transaction,
                                    request.urn(),
                                    Actor.of(reader, role),
                                    "marks-read",
                                    request.urn() + "/pupils/" + request.pupilId() + "/marks"))
                            .map(marks -> page(marks, request)));
        });
    }

    private boolean teaches(SchoolSnapshot school, Pupil pupil, Caller reader) {
        return school.findClass(pupil.placementOn(clock.today()).classId())
                .filter(ofClass -> ofClass.teachers().contains(reader.subject()))
                .isPresent();
    }

    private static PupilMarks page(List<MarkHistory> marks, Request request) {
        String cursor = request.cursor();
        List<MarkHistory> rest = cursor == null
                ? marks
                : marks.stream()
                        .dropWhile(mark -> !key(mark).equals(cursor))
                        .skip(1)
                        .toList();
        List<MarkHistory> items = rest.stream().limit(request.limit()).toList();
        String next = rest.size() > items.size() ? key(items.getLast()) : null;
        return new PupilMarks(items, next, PupilMarks.count(marks));
    }

    private static String key(MarkHistory mark) {
        return mark.date() + "/" + mark.session();
    }
}
