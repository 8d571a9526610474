package org.rollcall.register.marking;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollcall.register.audit.Actor;
import org.rollcall.register.audit.AuditTrail;
import org.rollcall.register.roll.SchoolSnapshot;
import org.rollcall.register.roll.SchoolSnapshot.Pupil;
import org.rollcall.register.roll.SchoolSnapshot.SchoolClass;
import org.rollcall.register.roll.Snapshots;
import org.rollcall.rules.calendar.SessionTimes;
import org.rollcall.rules.code.SessionRef;
import org.rollcall.support.access.Caller;
import org.rollcall.support.access.Role;
import org.rollcall.support.access.Scope;
import org.rollcall.support.access.ScopedDatabase;
import org.rollcall.support.clock.SchoolClock;
import org.rollcall.support.problem.Problem;

/** Shows registers with what is suggested for each pupil; nothing is ever stored from a suggestion. */
@ApplicationScoped
public class ReadRegisters {
    private static final String NOT_ON_ROLL = "Z";
    private static final String ELSEWHERE = "D";

    private final Snapshots snapshots;
    private final ScopedDatabase database;
    private final RegisterReadStore store;
    private final AuditTrail audit;
    private final SchoolClock clock;

    ReadRegisters(
            Snapshots snapshots,
            ScopedDatabase database,
            RegisterReadStore store,
            AuditTrail audit,
            SchoolClock clock) {
        this.snapshots = snapshots;
        this.database = database;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** The session's registers by year group and name; none on a day without school. */
    Uni<List<RegisterOverview.Item>> overview(int urn, SessionRef session) {
        return snapshots.current(urn).chain(school -> {
            Map<UUID, List<UUID>> expected = school.pupils().values().stream()
                    .filter(pupil -> pupil.isOnRoll(session.date()))
                    .collect(Collectors.groupingBy(
                            pupil -> pupil.placementOn(session.date()).classId(),
                            Collectors.mapping(Pupil::pupilId, Collectors.toList())));
            List<UUID> everybody =
                    expected.values().stream().flatMap(List::stream).toList();
            return database.inTransaction(
                    Scope.school(urn),
                    transaction -> store.marks(transaction, urn, session, everybody)
                            .chain(marks -> store.registers(transaction, urn, session)
                                    .map(registers -> items(school, session, expected, marks, registers))));
        });
    }

    private List<RegisterOverview.Item> items(
            SchoolSnapshot school,
            SessionRef session,
            Map<UUID, List<UUID>> expected,
            Map<UUID, RegisterReadStore.Mark> marks,
            Map<UUID, RegisterReadStore.Register> registers) {
        List<RegisterOverview.Item> items = new ArrayList<>();
        school.classes().forEach((id, ofClass) -> {
            if (!school.calendar().isOpen(session.date(), session.session(), ofClass.yearGroup())) {
                return;
            }
            List<UUID> pupils = expected.getOrDefault(id, List.of());
            int taken = (int) pupils.stream().filter(marks::containsKey).count();
            RegisterReadStore.Register register = registers.get(id);
            items.add(new RegisterOverview.Item(
                    id,
                    ofClass.name(),
                    ofClass.yearGroup(),
                    pupils.size(),
                    taken,
                    register == null ? null : register.takenAt(),
                    pupils.size() - taken,
                    RegisterOverview.state(session, times(school, session), clock.localNow())));
        });
        items.sort(Comparator.comparingInt(RegisterOverview.Item::yearGroup)
                .thenComparing(RegisterOverview.Item::name)
                .thenComparing(RegisterOverview.Item::classId));
        return items;
    }

    /** One register; the reading leaves an audit entry. */
    Uni<RegisterView> read(int urn, SessionRef session, UUID classId, Caller reader, Role role) {
        return snapshots.current(urn).chain(school -> {
            SchoolClass ofClass = school.findClass(classId).orElseThrow(() -> Problem.notFound("class"));
            if (role == Role.TEACHER && !ofClass.teachers().contains(reader.subject())) {
                throw Problem.forbidden("A teacher reads the registers of the own classes.");
            }
            if (!school.calendar().isOpen(session.date(), session.session(), ofClass.yearGroup())) {
                throw Problem.unprocessable(
                        "not-a-school-day", "The school is not open for this class in that session.");
            }
            List<Pupil> pupils = school.placedIn(classId, session.date());
            List<UUID> ids = pupils.stream().map(Pupil::pupilId).toList();
            String subject = urn + "/" + session.date() + "/" + session.session() + "/" + classId;
            return database.inTransaction(
                    Scope.school(urn),
                    transaction -> store.marks(transaction, urn, session, ids)
                            .chain(marks -> store.registers(transaction, urn, session)
                                    .chain(registers -> store.leave(transaction, urn, session, ids)
                                            .map(leave -> view(
                                                    school,
                                                    session,
                                                    classId,
                                                    lines(pupils, session, marks, leave),
                                                    registers.get(classId)))))
                            .call(() ->
                                    audit.keep(transaction, urn, Actor.of(reader, role), "register-read", subject)));
        });
    }

    private RegisterView view(
            SchoolSnapshot school,
            SessionRef session,
            UUID classId,
            List<RegisterView.Line> lines,
            RegisterReadStore.@Nullable Register register) {
        SessionTimes times = times(school, session);
        return new RegisterView(
                classId,
                school.findClass(classId).orElseThrow().name(),
                session.date(),
                session.session().name(),
                RegisterOverview.state(session, times, clock.localNow()),
                session.date().atTime(times.closes()).atZone(SchoolClock.ZONE).toInstant(),
                register == null ? null : register.takenAt(),
                register == null ? 0 : register.revision(),
                lines);
    }

    private static List<RegisterView.Line> lines(
            List<Pupil> pupils,
            SessionRef session,
            Map<UUID, RegisterReadStore.Mark> marks,
            Map<UUID, RegisterReadStore.Leave> leave) {
        return pupils.stream()
                .map(pupil -> {
                    RegisterReadStore.Mark mark = marks.get(pupil.pupilId());
                    RegisterReadStore.Leave granted = leave.get(pupil.pupilId());
                    boolean onRoll = pupil.isOnRoll(session.date());
                    boolean elsewhere = granted == null && pupil.isElsewhere(session);
                    String why = onRoll
                            ? elsewhere
                                    ? "due at the other school of a dual registration"
                                    : granted == null ? null : words(granted.kind()) + " leave was granted"
                            : "not on roll on this day (first day " + pupil.startDate() + ")";
                    return new RegisterView.Line(
                            pupil.pupilId(),
                            pupil.name(),
                            mark == null ? null : mark.code(),
                            mark == null ? null : mark.minutesLate(),
                            mark == null ? null : mark.note(),
                            mark == null ? null : mark.revision(),
                            onRoll ? elsewhere ? ELSEWHERE : granted == null ? null : granted.code() : NOT_ON_ROLL,
                            why);
                })
                .toList();
    }

    private static String words(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static SessionTimes times(SchoolSnapshot school, SessionRef session) {
        return school.calendar().times(session.date(), session.session()).orElseThrow();
    }
}
